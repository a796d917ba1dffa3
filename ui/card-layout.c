/* Cards in columns: ⌊(width + 12) / 432⌋ of them, one to four, 12 px apart and all equally high.  Cards of
 * a row that is not full share its width, so that no hole is left beside them. */
#include "ui/card-layout.h"

enum
{
  GAP = 12,
  COLUMN = 432, /* a card of 420 and its gap */
  MAX_COLUMNS = 4,
};

struct _RecourseCardLayout
{
  GtkLayoutManager parent_instance;

  int card_height;
};

G_DEFINE_FINAL_TYPE (RecourseCardLayout, recourse_card_layout, GTK_TYPE_LAYOUT_MANAGER)

int
recourse_card_layout_count_columns (int width)
{
  return CLAMP ((width + GAP) / COLUMN, 1, MAX_COLUMNS);
}

static int
count_cards (GtkWidget *widget)
{
  int n_cards = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (widget); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    n_cards += gtk_widget_should_layout (card) ? 1 : 0;
  return n_cards;
}

static GtkSizeRequestMode
recourse_card_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
height_for_width (RecourseCardLayout *self, GtkWidget *widget, int width)
{
  int n_cards = count_cards (widget);
  int n_columns = width < 0 ? MAX_COLUMNS : recourse_card_layout_count_columns (width);
  int n_rows = (n_cards + n_columns - 1) / n_columns;

  return n_rows > 0 ? n_rows * (self->card_height + GAP) - GAP : 0;
}

static int
widest_minimum (GtkWidget *widget)
{
  int widest = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (widget); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      int minimum = 0;

      gtk_widget_measure (card, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      widest = MAX (widest, minimum);
    }
  return widest;
}

static void
recourse_card_layout_measure (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  RecourseCardLayout *self = RECOURSE_CARD_LAYOUT (manager);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest_minimum (widget);
      *natural = MAX (*minimum, 2 * COLUMN - GAP);
    }
  else
    *minimum = *natural = height_for_width (self, widget, for_size);
}

static void
recourse_card_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  RecourseCardLayout *self = RECOURSE_CARD_LAYOUT (manager);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int n_columns = recourse_card_layout_count_columns (width);
  int n_left = count_cards (widget);
  int n_in_row = MIN (n_columns, n_left);
  int column = 0;
  int y = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (widget); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      int start = column * (width + GAP) / MAX (n_in_row, 1);
      int end = (column + 1) * (width + GAP) / MAX (n_in_row, 1) - GAP;

      if (!gtk_widget_should_layout (card))
        continue;
      gtk_widget_size_allocate (
          card, &(GtkAllocation){ is_rtl ? width - end : start, y, end - start, self->card_height },
          -1);
      n_left--;
      if (++column < n_in_row)
        continue;
      column = 0;
      n_in_row = MIN (n_columns, n_left);
      y += self->card_height + GAP;
    }
}

static void
recourse_card_layout_class_init (RecourseCardLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = recourse_card_layout_get_request_mode;
  manager_class->measure = recourse_card_layout_measure;
  manager_class->allocate = recourse_card_layout_allocate;
}

static void
recourse_card_layout_init (RecourseCardLayout *self)
{
  self->card_height = 300;
}

GtkLayoutManager *
recourse_card_layout_new (void)
{
  return g_object_new (RECOURSE_TYPE_CARD_LAYOUT, NULL);
}

void
recourse_card_layout_set_card_height (RecourseCardLayout *self, int height)
{
  if (self->card_height == height)
    return;
  self->card_height = height;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}
