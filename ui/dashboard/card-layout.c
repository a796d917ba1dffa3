/* Cards in columns: ⌊(width + 12) / 432⌋ of them, one to four, 12 px apart and all equally high; with larger text
 * fewer.  Cards of
 * a row that is not full share its width, so that no hole is left beside them.  Folded, only the first row
 * shows; in a single column, where one card would be too little, the first few. */
#include "ui/dashboard/card-layout.h"

#include "ui/theme.h"

enum
{
  GAP = 12,
  COLUMN = 432, /* a card of 420 and its gap */
  MAX_COLUMNS = 4,
  CARDS_OF_COLUMN = 3, /* that a folded single column shows */
};

struct _RecourseCardLayout
{
  GtkLayoutManager parent_instance;

  int card_height;
  gboolean is_folded;
  guint n_hidden; /* cards that were left out of the last allocation */
};

enum
{
  PROP_N_HIDDEN = 1,
};

static GParamSpec *n_hidden_pspec;

G_DEFINE_FINAL_TYPE (RecourseCardLayout, recourse_card_layout, GTK_TYPE_LAYOUT_MANAGER)

int
recourse_card_layout_count_columns (GtkWidget *widget, int width)
{
  int column = (int)(COLUMN * MAX (recourse_ui_text_scale (widget), 1.0));

  return CLAMP ((width + GAP) / column, 1, MAX_COLUMNS);
}

static int
count_cards (GtkWidget *widget)
{
  int n_cards = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (widget); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    n_cards += gtk_widget_get_visible (card) ? 1 : 0;
  return n_cards;
}

static int
count_shown (RecourseCardLayout *self, GtkWidget *widget, int n_columns)
{
  int n_cards = count_cards (widget);

  return self->is_folded ? MIN (n_cards, n_columns > 1 ? n_columns : CARDS_OF_COLUMN) : n_cards;
}

static GtkSizeRequestMode
recourse_card_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
height_for_width (RecourseCardLayout *self, GtkWidget *widget, int width)
{
  int n_columns = width < 0 ? MAX_COLUMNS : recourse_card_layout_count_columns (widget, width);
  int n_cards = count_shown (self, widget, n_columns);
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
set_n_hidden (RecourseCardLayout *self, guint n_hidden)
{
  if (self->n_hidden == n_hidden)
    return;
  self->n_hidden = n_hidden;
  g_object_notify_by_pspec (G_OBJECT (self), n_hidden_pspec);
}

static void
recourse_card_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  RecourseCardLayout *self = RECOURSE_CARD_LAYOUT (manager);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int n_columns = recourse_card_layout_count_columns (widget, width);
  int n_left = count_shown (self, widget, n_columns);
  int n_in_row = MIN (n_columns, n_left);
  int column = 0;
  int y = 0;

  set_n_hidden (self, (guint)(count_cards (widget) - n_left));
  for (GtkWidget *card = gtk_widget_get_first_child (widget); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      int start = column * (width + GAP) / MAX (n_in_row, 1);
      int end = (column + 1) * (width + GAP) / MAX (n_in_row, 1) - GAP;

      if (!gtk_widget_get_visible (card))
        continue;
      gtk_widget_set_child_visible (card, n_left > 0);
      if (n_left == 0)
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
recourse_card_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_N_HIDDEN)
    g_value_set_uint (value, RECOURSE_CARD_LAYOUT (object)->n_hidden);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
recourse_card_layout_class_init (RecourseCardLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = recourse_card_layout_get_property;
  n_hidden_pspec =
      g_param_spec_uint ("n-hidden", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_N_HIDDEN, n_hidden_pspec);

  manager_class->get_request_mode = recourse_card_layout_get_request_mode;
  manager_class->measure = recourse_card_layout_measure;
  manager_class->allocate = recourse_card_layout_allocate;
}

static void
recourse_card_layout_init (RecourseCardLayout *self)
{
  self->card_height = 300;
  self->is_folded = TRUE;
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

void
recourse_card_layout_set_is_folded (RecourseCardLayout *self, gboolean is_folded)
{
  if (self->is_folded == is_folded)
    return;
  self->is_folded = is_folded;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

guint
recourse_card_layout_get_n_hidden (RecourseCardLayout *self)
{
  return self->n_hidden;
}
