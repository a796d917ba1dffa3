/* One path out of the dispute as a toggle.  The document decides what is on (the last path stays on), so
 * the row only ever shows its answer; the leader is filled with the accent, compared paths are outlined. */
#include "config.h"

#include "ui/scenario/path-row.h"

#include "ui/inspector/figures.h"
#include "ui/inspector/outcome.h"
#include "ui/symbol.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>

struct _RecoursePathRow
{
  GtkToggleButton parent_instance;

  GtkLabel *badge;
  GtkLabel *name;
  GtkBox *figures;

  guint path;
};

G_DEFINE_FINAL_TYPE (RecoursePathRow, recourse_path_row, GTK_TYPE_TOGGLE_BUTTON)

static void
recourse_path_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_PATH_ROW);
  G_OBJECT_CLASS (recourse_path_row_parent_class)->dispose (object);
}

static void
recourse_path_row_class_init (RecoursePathRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_path_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RECOURSE_RESOURCES "/ui/path-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RecoursePathRow, badge);
  gtk_widget_class_bind_template_child (widget_class, RecoursePathRow, name);
  gtk_widget_class_bind_template_child (widget_class, RecoursePathRow, figures);
}

static void
recourse_path_row_init (RecoursePathRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
recourse_path_row_new (RecourseDocument *document, guint path)
{
  RecoursePathRow *self = g_object_new (RECOURSE_TYPE_PATH_ROW, NULL);
  g_autoptr (RecoursePath) record =
      g_list_model_get_item (G_LIST_MODEL (recourse_document_get_dossier (document)->paths), path);
  g_autofree char *number = g_strdup_printf ("%u", path + 1);

  self->path = path;
  gtk_label_set_text (self->badge, number);
  gtk_label_set_text (self->name, recourse_record_get_label (RECOURSE_RECORD (record)));
  recourse_widget_set_tooltip (GTK_WIDGET (self), record->description);
  recourse_path_row_update (self, document);
  return GTK_WIDGET (self);
}

guint
recourse_path_row_get_path (RecoursePathRow *self)
{
  return self->path;
}

/* A pair of symbol and figure for each stakeholder, made once and then only filled in. */
static void
ensure_figures (RecoursePathRow *self, const RecourseResults *results)
{
  if (gtk_widget_get_first_child (GTK_WIDGET (self->figures)) != NULL)
    return;
  for (guint i = 0; i < results->n_stakeholders; i++)
    {
      GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
      GtkWidget *figure = gtk_label_new (NULL);

      gtk_widget_set_direction (figure, GTK_TEXT_DIR_LTR); /* the sign stays before the digits */
      gtk_widget_add_css_class (figure, "numeric");
      gtk_widget_add_css_class (figure, "figure");
      gtk_box_append (GTK_BOX (pair), recourse_symbol_view_new_party (results->positions[i], 9));
      gtk_box_append (GTK_BOX (pair), figure);
      gtk_box_append (self->figures, pair);
    }
}

static void
update_figures (RecoursePathRow *self,
                RecourseDossier *dossier,
                const RecourseResults *results,
                gboolean leads,
                GString *spoken)
{
  GtkWidget *pair = gtk_widget_get_first_child (GTK_WIDGET (self->figures));

  for (guint i = 0; i < results->n_stakeholders && pair != NULL; i++)
    {
      g_autofree char *figure =
          recourse_figures_signed (recourse_outcome_mean (results, self->path, i));
      RecourseStakeholder *stakeholder = recourse_outcome_stakeholder (dossier, results, i);

      recourse_symbol_view_set_on_accent (RECOURSE_SYMBOL_VIEW (gtk_widget_get_first_child (pair)),
                                          leads);
      gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (pair)), figure);
      g_string_append_printf (spoken, "%s%s %s", i == 0 ? "" : C_ ("list", ", "),
                              recourse_record_get_label (RECOURSE_RECORD (stakeholder)), figure);
      pair = gtk_widget_get_next_sibling (pair);
    }
}

static const char *
get_state_words (gboolean is_on, gboolean leads)
{
  if (leads)
    return _ ("leads");
  return is_on ? _ ("compared") : _ ("off");
}

void
recourse_path_row_update (RecoursePathRow *self, RecourseDocument *document)
{
  RecourseDossier *dossier = recourse_document_get_dossier (document);
  const RecourseResults *results = recourse_document_get_results (document);
  gboolean is_on = recourse_document_is_path_on (document, self->path);
  gboolean leads = recourse_document_get_leader (document) == self->path;
  g_autoptr (GString) spoken = g_string_new (NULL);
  g_autofree char *label = NULL;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self), is_on);
  if (leads)
    gtk_widget_add_css_class (GTK_WIDGET (self), "leader");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "leader");
  if (results != NULL)
    {
      ensure_figures (self, results);
      update_figures (self, dossier, results, leads, spoken);
    }
  label =
      g_strdup_printf ("%s: %s", gtk_label_get_text (self->name), get_state_words (is_on, leads));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken->str, -1);
}
