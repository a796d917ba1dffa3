/* The claims of a conflict side by side.  A switch on each takes it into use at once, as a choice that undo takes
 * back; what it sets is said in words, what it would bring is computed aside and filled in when it is there. */
#include "config.h"

#include "ui/evidence/evidence-conflict.h"

#include "ui/editor/editor-place.h"
#include "ui/editor/editor-words.h"
#include "ui/scenario/effect-probe.h"
#include "ui/evidence/evidence-glyph.h"
#include "ui/inspector/figures.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>
#include <math.h>

struct _RecourseEvidenceConflict
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkWidget *grid;
  GtkCheckButton *open; /* the question is left open */

  RecourseDocument *document;
  GSignalGroup *document_signals;
  char *id;
  GPtrArray *claims; /* ids */
  GPtrArray *checks; /* GtkCheckButton, borrowed */
  GPtrArray *brings; /* GtkLabel, borrowed: what each would bring */
  GCancellable *probing;
  guint n_columns;
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (RecourseEvidenceConflict, recourse_evidence_conflict, ADW_TYPE_BIN)

/* (nullable) */
static RecourseConflict *
find_conflict (RecourseEvidenceConflict *self)
{
  RecourseRecord *found = self->document != NULL ? recourse_place_find_id (
                              recourse_document_get_dossier (self->document), "conflicts", self->id)
                                                 : NULL;

  return found != NULL ? RECOURSE_CONFLICT (found) : NULL;
}

static const char *
find_adoption (GListStore *adopt, const char *conflict)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (adopt)); i++)
    {
      g_autoptr (RecourseAssignment) entry = g_list_model_get_item (G_LIST_MODEL (adopt), i);

      if (g_strcmp0 (entry->name, conflict) == 0)
        return entry->text;
    }
  return NULL;
}

/* (nullable): the claim in use: chosen by hand, else by the scenario, else by the file */
static const char *
get_adopted (RecourseEvidenceConflict *self, RecourseConflict *conflict)
{
  const RecourseChoices *choices = recourse_document_get_choices (self->document);
  RecourseRecord *scenario = recourse_place_find_id (recourse_document_get_dossier (self->document),
                                                     "scenarios", choices->scenario);
  const char *chosen = g_hash_table_lookup (choices->adopt, self->id);

  if (chosen == NULL && scenario != NULL)
    chosen = find_adoption (RECOURSE_SCENARIO (scenario)->adopt, self->id);
  if (chosen == NULL)
    chosen = conflict->adopted;
  return chosen != NULL && *chosen != '\0' ? chosen : NULL;
}

/* What adopting a claim sets, in words */

static char *
quantity (RecourseDossier *dossier, RecourseRecord *record, double value)
{
  const RecourseField *unit = recourse_record_find_field (record, "unit");

  return recourse_figures_quantity (
      dossier, value, unit != NULL ? *(char **)recourse_record_member (record, unit) : NULL);
}

static char *
describe_distribution (RecourseDossier *dossier, RecourseRecord *driver, RecourseDistribution *to)
{
  g_autofree char *p10 = NULL;
  g_autofree char *p50 = NULL;
  g_autofree char *p90 = NULL;

  if (!isfinite (to->p10) || !isfinite (to->p50) || !isfinite (to->p90))
    return g_strdup_printf (_ ("%s: another distribution"), recourse_record_get_label (driver));
  p10 = quantity (dossier, driver, to->p10);
  p50 = quantity (dossier, driver, to->p50);
  p90 = quantity (dossier, driver, to->p90);
  /* Translators: an assumption and its three percentiles */
  return g_strdup_printf (_ ("%s: P10 %s · P50 %s · P90 %s"), recourse_record_get_label (driver),
                          p10, p50, p90);
}

static char *
describe_setting (RecourseDossier *dossier, RecourseAssignment *setting)
{
  RecourseRecord *record =
      recourse_place_find_id (dossier, "drivers constants levers", setting->name);
  g_autofree char *figure = NULL;

  if (record == NULL)
    return g_strdup (setting->name);
  if (setting->distribution != NULL)
    return describe_distribution (dossier, record, setting->distribution);
  figure = quantity (dossier, record, g_ascii_strtod (setting->text, NULL));
  return g_strdup_printf ("%s: %s", recourse_record_get_label (record), figure);
}

static char *
describe_effects (RecourseDossier *dossier, RecourseConflict *conflict, const char *claim)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (conflict->effects)); i++)
    {
      g_autoptr (RecourseAssignment) effect =
          g_list_model_get_item (G_LIST_MODEL (conflict->effects), i);

      if (g_strcmp0 (effect->name, claim) != 0)
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (effect->settings)); j++)
        {
          g_autoptr (RecourseAssignment) setting =
              g_list_model_get_item (G_LIST_MODEL (effect->settings), j);
          g_autofree char *text = describe_setting (dossier, setting);

          g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", text);
        }
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* What each would bring */

/* A line for each path where an expected value changes. */
static char *
describe_change (RecourseDossier *dossier,
                 const RecourseResults *before,
                 const RecourseResults *after)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < after->n_paths && i < before->n_paths; i++)
    {
      g_autofree char *words =
          recourse_effect_probe_dup_words (dossier, before, after, i, G_MAXUINT);

      if (*words != '\0')
        /* Translators: a path, and what changes there: "Microsoft +1.2, OpenAI −0.4" */
        g_string_append_printf (text, _ ("%s%s: %s"), text->len > 0 ? "\n" : "",
                                after->paths[i].label, words);
    }
  if (text->len == 0)
    g_string_append (text, _ ("No expected value would change"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
fill_in (RecourseEvidenceConflict *self, GPtrArray *results)
{
  RecourseDossier *dossier = recourse_document_get_dossier (self->document);
  RecourseConflict *conflict = find_conflict (self);
  const char *adopted = conflict != NULL ? get_adopted (self, conflict) : NULL;

  for (guint i = 0; i < self->brings->len && i + 1 < results->len; i++)
    {
      g_autofree char *text = NULL;

      if (g_strcmp0 (adopted, g_ptr_array_index (self->claims, i)) == 0)
        text = g_strdup (_ ("In use now"));
      else if (results->pdata[0] != NULL && results->pdata[i + 1] != NULL)
        text = describe_change (dossier, results->pdata[0], results->pdata[i + 1]);
      else
        text = g_strdup (_ ("With it the dossier has no value"));
      gtk_label_set_text (g_ptr_array_index (self->brings, i), text);
    }
}

static void
on_probed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = recourse_effect_probe_finish (result, &error);

  if (results != NULL) /* else it is stale, and the widget may be gone */
    fill_in (user_data, results);
}

static void
probe (RecourseEvidenceConflict *self)
{
  g_autoptr (GPtrArray) variants =
      g_ptr_array_new_with_free_func ((GDestroyNotify)recourse_choices_free);

  g_cancellable_cancel (self->probing);
  g_clear_object (&self->probing);
  if (self->document == NULL || self->claims->len == 0
      || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  for (guint i = 0; i < self->claims->len; i++)
    {
      RecourseChoices *choices =
          recourse_choices_copy (recourse_document_get_choices (self->document));

      g_hash_table_insert (choices->adopt, g_strdup (self->id),
                           g_strdup (g_ptr_array_index (self->claims, i)));
      g_ptr_array_add (variants, choices);
    }
  self->probing = g_cancellable_new ();
  recourse_effect_probe_async (self->document, variants, self->probing, on_probed, self);
}

/* Showing */

static void
on_checked (GtkCheckButton *check, RecourseEvidenceConflict *self)
{
  guint index = 0;

  if (self->is_updating || !gtk_check_button_get_active (check))
    return;
  if (check == self->open)
    recourse_document_adopt (self->document, self->id, "");
  else if (g_ptr_array_find (self->checks, check, &index))
    recourse_document_adopt (self->document, self->id, g_ptr_array_index (self->claims, index));
}

static GtkWidget *
create_text (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 26); /* so that two fit side by side */
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_standing (RecourseDossier *dossier, RecourseClaim *claim)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *glyph = recourse_evidence_glyph_new ();
  g_autofree char *date = recourse_figures_date (claim->date);
  g_autofree char *text = g_strjoin (
      " · ", claim->status != NULL ? recourse_editor_word (claim->status) : _ ("No status"),
      claim->confidence != NULL ? recourse_editor_word (claim->confidence)
                                : _ ("confidence unknown"),
      date, NULL);

  recourse_evidence_glyph_set_word (RECOURSE_EVIDENCE_GLYPH (glyph), claim->status);
  gtk_box_append (GTK_BOX (box), glyph);
  gtk_box_append (GTK_BOX (box), create_text (text, "caption"));
  return box;
}

static char *
name_sources (RecourseDossier *dossier, RecourseClaim *claim)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (char **id = claim->sources; id != NULL && *id != NULL; id++)
    {
      RecourseRecord *source = recourse_place_find_id (dossier, "sources", *id);

      g_ptr_array_add (names, source != NULL ? RECOURSE_SOURCE (source)->title : *id);
    }
  g_ptr_array_add (names, NULL);
  return names->len > 1 ? g_strjoinv (" · ", (char **)names->pdata) : g_strdup (_ ("No source"));
}

/* What choosing it does, or that it is chosen.  A check button takes its label for its name as well. */
static void
label_check (GtkCheckButton *check, GParamSpec *property, gpointer spoken)
{
  gtk_check_button_set_label (check, gtk_check_button_get_active (check) ? _ ("In use")
                                                                         : _ ("Use this claim"));
  recourse_widget_speak (GTK_WIDGET (check), spoken);
}

static void
free_spoken (gpointer spoken, GClosure *closure)
{
  g_free (spoken);
}

static GtkWidget *
create_card (RecourseEvidenceConflict *self, RecourseConflict *conflict, RecourseClaim *claim)
{
  RecourseDossier *dossier = recourse_document_get_dossier (self->document);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *bring = create_text ("", "caption");
  g_autofree char *effects =
      describe_effects (dossier, conflict, recourse_record_get_id (RECOURSE_RECORD (claim)));
  g_autofree char *sources = name_sources (dossier, claim);
  g_autofree char *spoken = g_strdup_printf (_ ("Use “%s”"), claim->statement);
  GtkWidget *cited = create_text (sources, "caption");

  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->open);
  label_check (GTK_CHECK_BUTTON (check), NULL, spoken);
  g_signal_connect_data (check, "notify::active", G_CALLBACK (label_check), g_strdup (spoken),
                         free_spoken, 0);
  g_signal_connect (check, "toggled", G_CALLBACK (on_checked), self);
  gtk_widget_add_css_class (cited, "dim-label");
  gtk_widget_add_css_class (cited, "dimmed");
  gtk_widget_add_css_class (bring, "numeric");
  gtk_box_append (GTK_BOX (card), check);
  gtk_box_append (GTK_BOX (card), create_text (claim->statement, NULL));
  gtk_box_append (GTK_BOX (card), create_standing (dossier, claim));
  gtk_box_append (GTK_BOX (card), cited);
  if (*effects != '\0')
    gtk_box_append (GTK_BOX (card), create_text (effects, "caption"));
  gtk_box_append (GTK_BOX (card), bring);
  gtk_widget_add_css_class (card, "claim-card");
  g_ptr_array_add (self->claims, g_strdup (recourse_record_get_id (RECOURSE_RECORD (claim))));
  g_ptr_array_add (self->checks, check);
  g_ptr_array_add (self->brings, bring);
  return card;
}

static void
update_checks (RecourseEvidenceConflict *self)
{
  RecourseConflict *conflict = find_conflict (self);
  const char *adopted = conflict != NULL ? get_adopted (self, conflict) : NULL;

  self->is_updating = TRUE;
  gtk_check_button_set_active (self->open, adopted == NULL);
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i),
                                 g_strcmp0 (adopted, g_ptr_array_index (self->claims, i)) == 0);
  self->is_updating = FALSE;
  probe (self);
}

static void
clear (RecourseEvidenceConflict *self)
{
  GtkWidget *child = NULL;

  g_cancellable_cancel (self->probing);
  g_clear_object (&self->probing);
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  g_ptr_array_set_size (self->claims, 0);
  g_ptr_array_set_size (self->checks, 0);
  g_ptr_array_set_size (self->brings, 0);
}

static void
build (RecourseEvidenceConflict *self)
{
  RecourseConflict *conflict = find_conflict (self);

  self->is_updating = TRUE;
  clear (self);
  for (char **id = conflict != NULL ? conflict->claims : NULL; id != NULL && *id != NULL; id++)
    {
      RecourseRecord *claim =
          recourse_place_find_id (recourse_document_get_dossier (self->document), "claims", *id);
      int index = (int)self->claims->len;

      if (claim != NULL)
        gtk_grid_attach (GTK_GRID (self->grid),
                         create_card (self, conflict, RECOURSE_CLAIM (claim)),
                         index % (int)self->n_columns, index / (int)self->n_columns, 1, 1);
    }
  self->is_updating = FALSE;
  update_checks (self);
}

void
recourse_evidence_conflict_set_id (RecourseEvidenceConflict *self,
                                   RecourseDocument *document,
                                   const char *id)
{
  g_free (self->id);
  self->id = g_strdup (id);
  g_set_object (&self->document, document);
  g_signal_group_set_target (self->document_signals, document);
  build (self);
}

void
recourse_evidence_conflict_set_columns (RecourseEvidenceConflict *self, guint n_columns)
{
  if (self->n_columns == n_columns)
    return;
  self->n_columns = n_columns;
  build (self);
}

static void
recourse_evidence_conflict_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (recourse_evidence_conflict_parent_class)->map (widget);
  probe (RECOURSE_EVIDENCE_CONFLICT (widget));
}

static void
recourse_evidence_conflict_dispose (GObject *object)
{
  RecourseEvidenceConflict *self = RECOURSE_EVIDENCE_CONFLICT (object);

  g_cancellable_cancel (self->probing);
  g_clear_object (&self->probing);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (recourse_evidence_conflict_parent_class)->dispose (object);
}

static void
recourse_evidence_conflict_finalize (GObject *object)
{
  RecourseEvidenceConflict *self = RECOURSE_EVIDENCE_CONFLICT (object);

  g_free (self->id);
  g_ptr_array_unref (self->claims);
  g_ptr_array_unref (self->checks);
  g_ptr_array_unref (self->brings);
  G_OBJECT_CLASS (recourse_evidence_conflict_parent_class)->finalize (object);
}

static void
recourse_evidence_conflict_class_init (RecourseEvidenceConflictClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = recourse_evidence_conflict_dispose;
  G_OBJECT_CLASS (klass)->finalize = recourse_evidence_conflict_finalize;
  GTK_WIDGET_CLASS (klass)->map = recourse_evidence_conflict_map;
}

static void
recourse_evidence_conflict_init (RecourseEvidenceConflict *self)
{
  self->claims = g_ptr_array_new_with_free_func (g_free);
  self->checks = g_ptr_array_new ();
  self->brings = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->n_columns = 2;
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 12);
  self->open = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_ ("Leave the question open")));
  g_signal_connect (self->open, "toggled", G_CALLBACK (on_checked), self);
  gtk_box_append (GTK_BOX (self->box), self->grid);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->open));
  adw_bin_set_child (ADW_BIN (self), self->box);
  self->document_signals = g_signal_group_new (RECOURSE_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::dossier", G_CALLBACK (build),
                                  self);
  g_signal_group_connect_swapped (self->document_signals, "notify::choices",
                                  G_CALLBACK (update_checks), self);
}

GtkWidget *
recourse_evidence_conflict_new (void)
{
  return g_object_new (RECOURSE_TYPE_EVIDENCE_CONFLICT, NULL);
}
