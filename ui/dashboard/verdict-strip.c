/* What the leading path means for each stakeholder, always in sight: one tile each, in the order of the
 * dossier, all on one scale. */
#include "config.h"

#include "ui/dashboard/verdict-strip.h"

#include "ui/theme.h"
#include "ui/dashboard/verdict-tile.h"

#include <glib/gi18n.h>

struct _RecourseVerdictStrip
{
  GtkWidget parent_instance;

  RecourseDocument *document;
  GSignalGroup *document_signals;
};

G_DEFINE_FINAL_TYPE (RecourseVerdictStrip, recourse_verdict_strip, GTK_TYPE_WIDGET)

enum
{
  STRIP_HEIGHT = 87, /* 88 with the border below */
  ROOMY_TILE = 200,  /* narrower ones leave out what the tooltip says too */
};

static int
count_tiles (RecourseVerdictStrip *self)
{
  int n_tiles = 0;

  for (GtkWidget *tile = gtk_widget_get_first_child (GTK_WIDGET (self)); tile != NULL;
       tile = gtk_widget_get_next_sibling (tile))
    n_tiles += gtk_widget_get_visible (tile) ? 1 : 0;
  return n_tiles;
}

static void
recourse_verdict_strip_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  int n_tiles = count_tiles (RECOURSE_VERDICT_STRIP (widget));

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (int)(STRIP_HEIGHT * MAX (recourse_ui_text_scale (widget), 1.0));
  else
    {
      *minimum = 1; /* tiles ellipsize */
      *natural = MAX (n_tiles * ROOMY_TILE, 1);
    }
}

/* Tiles of one width, so that their rules are on one scale to the pixel. */
static void
recourse_verdict_strip_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  int n_tiles = MAX (count_tiles (RECOURSE_VERDICT_STRIP (widget)), 1);
  int roomy = (int)(ROOMY_TILE * MAX (recourse_ui_text_scale (widget), 1.0));
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int i = 0;

  for (GtkWidget *tile = gtk_widget_get_first_child (widget); tile != NULL;
       tile = gtk_widget_get_next_sibling (tile))
    {
      int place = is_rtl ? n_tiles - 1 - i : i;
      int start = place * width / n_tiles;
      int end = (place + 1) * width / n_tiles;
      int minimum = 0;

      if (!gtk_widget_get_visible (tile))
        continue;
      i++;
      recourse_verdict_tile_set_compact (RECOURSE_VERDICT_TILE (tile), width / n_tiles < roomy);
      gtk_widget_measure (tile, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      gtk_widget_size_allocate (
          tile, &(GtkAllocation){ start, 0, MAX (end - start, minimum), height }, -1);
    }
}

static void
remove_tiles (RecourseVerdictStrip *self)
{
  GtkWidget *tile = NULL;

  while ((tile = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (tile);
}

static void
on_tile_clicked (GtkButton *button, RecourseVerdictStrip *self)
{
  RecourseVerdictTile *tile = RECOURSE_VERDICT_TILE (button);

  recourse_document_set_stakeholder (self->document, recourse_verdict_tile_get_stakeholder (tile));
}

static void
ensure_tiles (RecourseVerdictStrip *self, const RecourseResults *results)
{
  if (gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL)
    return;
  for (guint i = 0; i < results->n_stakeholders; i++)
    {
      GtkWidget *tile = recourse_verdict_tile_new (i);

      g_signal_connect (tile, "clicked", G_CALLBACK (on_tile_clicked), self);
      gtk_widget_set_parent (tile, GTK_WIDGET (self));
    }
}

static void
update_label (RecourseVerdictStrip *self, const RecourseResults *results)
{
  guint leader = recourse_document_get_leader (self->document);
  /* Translators: %s is a path, such as Litigation */
  g_autofree char *label = g_strdup_printf (_ ("Verdict on %s"), results->paths[leader].label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
update_shown (RecourseVerdictStrip *self, const RecourseResults *results, GtkWidget *tile)
{
  const char *const *hidden = recourse_document_get_hidden (self->document);
  guint stakeholder = recourse_verdict_tile_get_stakeholder (RECOURSE_VERDICT_TILE (tile));

  gtk_widget_set_visible (
      tile, hidden == NULL || !g_strv_contains (hidden, results->stakeholders[stakeholder]));
}

static void
update (RecourseVerdictStrip *self)
{
  const RecourseResults *results = recourse_document_get_results (self->document);

  if (results == NULL)
    return;
  ensure_tiles (self, results);
  update_label (self, results);
  for (GtkWidget *tile = gtk_widget_get_first_child (GTK_WIDGET (self)); tile != NULL;
       tile = gtk_widget_get_next_sibling (tile))
    {
      update_shown (self, results, tile);
      recourse_verdict_tile_update (RECOURSE_VERDICT_TILE (tile), self->document);
    }
}

/* Whoever listens waits for the figures at the end of it, instead of hearing each on the way. */
static void
update_busy (RecourseVerdictStrip *self)
{
  gboolean is_busy = FALSE;

  g_object_get (self->document, "is-busy", &is_busy, NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, is_busy, -1);
}

void
recourse_verdict_strip_set_document (RecourseVerdictStrip *self, RecourseDocument *document)
{
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->document_signals, document);
  remove_tiles (self);
  if (document == NULL)
    return;
  update (self);
  update_busy (self);
}

static void
recourse_verdict_strip_dispose (GObject *object)
{
  RecourseVerdictStrip *self = RECOURSE_VERDICT_STRIP (object);

  remove_tiles (self);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (recourse_verdict_strip_parent_class)->dispose (object);
}

static void
recourse_verdict_strip_class_init (RecourseVerdictStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_verdict_strip_dispose;
  widget_class->measure = recourse_verdict_strip_measure;
  widget_class->size_allocate = recourse_verdict_strip_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
recourse_verdict_strip_init (RecourseVerdictStrip *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "verdict-strip");
  self->document_signals = g_signal_group_new (RECOURSE_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::results", G_CALLBACK (update),
                                  self);
  g_signal_group_connect_swapped (self->document_signals, "notify::choices", G_CALLBACK (update),
                                  self);
  g_signal_group_connect_swapped (self->document_signals, "notify::stakeholder",
                                  G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::hidden", G_CALLBACK (update),
                                  self);
  g_signal_group_connect_swapped (self->document_signals, "notify::is-busy",
                                  G_CALLBACK (update_busy), self);
}
