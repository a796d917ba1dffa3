/* Facts: how they are kept, and what any record of a dossier says of itself.  Fields follow the one table of their
 * class, so a new field is shown without a line here. */
#include "config.h"

#include "ui/inspector/facts-private.h"

#include "charts/chart.h"
#include "ui/editor/editor-words.h"
#include "ui/inspector/figures.h"
#include "ui/selection.h"

#include <glib/gi18n.h>
#include <math.h>

/* Keeping */

static void
fact_free (gpointer data)
{
  RecourseFact *fact = data;

  g_free (fact->label);
  g_free (fact->value);
  g_free (fact->target);
  g_free (fact->url);
  g_free (fact->conflict);
  g_free (fact);
}

static void
section_free (gpointer data)
{
  RecourseFactSection *section = data;

  g_free (section->title);
  g_free (section->note);
  g_ptr_array_unref (section->facts);
  g_free (section);
}

void
recourse_facts_free (RecourseFacts *self)
{
  g_free (self->kind);
  g_free (self->title);
  g_free (self->figure);
  g_free (self->note);
  g_free (self->driver);
  g_ptr_array_unref (self->sections);
  g_free (self);
}

RecourseFactSection *
recourse_facts_add_section (RecourseFacts *self, const char *title, const char *note)
{
  RecourseFactSection *section = g_new0 (RecourseFactSection, 1);

  section->title = g_strdup (title);
  section->note = g_strdup (note);
  section->facts = g_ptr_array_new_with_free_func (fact_free);
  g_ptr_array_add (self->sections, section);
  return section;
}

RecourseFact *
recourse_facts_add (RecourseFactSection *section,
                    RecourseFactKind kind,
                    const char *label,
                    char *value,
                    char *target)
{
  RecourseFact *fact = g_new0 (RecourseFact, 1);

  fact->kind = kind;
  fact->label = g_strdup (label);
  fact->value = value;
  fact->target = target;
  g_ptr_array_add (section->facts, fact);
  return fact;
}

static void
drop_empty_sections (RecourseFacts *self)
{
  for (guint i = self->sections->len; i > 0; i--)
    {
      RecourseFactSection *section = g_ptr_array_index (self->sections, i - 1);

      if (section->facts->len == 0)
        g_ptr_array_remove_index (self->sections, i - 1);
    }
}

/* Comparing */

static gboolean
same_fact (const RecourseFact *a, const RecourseFact *b)
{
  return a->kind == b->kind && g_strcmp0 (a->label, b->label) == 0
         && g_strcmp0 (a->target, b->target) == 0 && g_strcmp0 (a->url, b->url) == 0
         && g_strcmp0 (a->conflict, b->conflict) == 0;
}

static gboolean
same_section (const RecourseFactSection *a, const RecourseFactSection *b)
{
  if (g_strcmp0 (a->title, b->title) != 0 || g_strcmp0 (a->note, b->note) != 0
      || a->facts->len != b->facts->len)
    return FALSE;
  for (guint i = 0; i < a->facts->len; i++)
    if (!same_fact (a->facts->pdata[i], b->facts->pdata[i]))
      return FALSE;
  return TRUE;
}

gboolean
recourse_facts_same_form (const RecourseFacts *a, const RecourseFacts *b)
{
  if (g_strcmp0 (a->driver, b->driver) != 0 || a->sections->len != b->sections->len)
    return FALSE;
  for (guint i = 0; i < a->sections->len; i++)
    if (!same_section (a->sections->pdata[i], b->sections->pdata[i]))
      return FALSE;
  return TRUE;
}

/* Any record */

static const char *
dup_unit_of (RecourseRecord *record)
{
  const RecourseField *unit = recourse_record_find_field (record, "unit");

  return unit != NULL ? *(char **)recourse_record_member (record, unit) : NULL;
}

/* The investment's amount is in the dossier's own unit, which no field repeats. */
static char *
word_number (RecourseDossier *dossier, RecourseRecord *record, const char *key, double value)
{
  g_autofree char *money = recourse_dossier_dup_unit (dossier);

  if (isnan (value))
    return NULL;
  if (RECOURSE_IS_INVESTMENT (record) && g_str_equal (key, "amount"))
    return recourse_figures_quantity (dossier, value, money);
  if (g_str_equal (key, "share") || g_str_equal (key, "power") || g_str_equal (key, "interest"))
    return recourse_figures_quantity (dossier, value, "fraction");
  return recourse_figures_quantity (dossier, value, dup_unit_of (record));
}

static char *
word_reference (RecourseDossier *dossier, const RecourseField *field, const char *id, char **target)
{
  g_auto (GStrv) lists = g_strsplit (field->of != NULL ? field->of : "", " ", -1);

  for (guint i = 0; lists[i] != NULL; i++)
    {
      const RecourseField *list = recourse_record_find_field (RECOURSE_RECORD (dossier), lists[i]);
      RecourseRecord *record =
          list != NULL ? recourse_dossier_find (
              dossier, *(GListStore **)recourse_record_member (RECOURSE_RECORD (dossier), list), id)
                       : NULL;

      if (record != NULL)
        {
          *target = recourse_pointer_to (dossier, record);
          return recourse_editor_title (record);
        }
    }
  return g_strdup (id);
}

/* (transfer full) (nullable): what @field says, where one line can say it */
static char *
word_field (RecourseDossier *dossier,
            RecourseRecord *record,
            const RecourseField *field,
            char **target)
{
  gpointer member = recourse_record_member (record, field);

  switch ((int)field->kind)
    {
    case RECOURSE_FIELD_NUMBER:
      return word_number (dossier, record, field->key, *(double *)member);
    case RECOURSE_FIELD_DATE:
      return recourse_figures_date (*(char **)member);
    case RECOURSE_FIELD_CHOICE:
      return *(char **)member != NULL ? g_strdup (recourse_editor_word (*(char **)member)) : NULL;
    case RECOURSE_FIELD_REFERENCE:
      return *(char **)member != NULL ? word_reference (dossier, field, *(char **)member, target)
                                      : NULL;
    case RECOURSE_FIELD_TEXT:
      return recourse_editor_is_long (field) ? NULL : g_strdup (*(char **)member);
    default:
      return NULL;
    }
}

static gboolean
is_said_elsewhere (const RecourseField *field)
{
  static const char *const keys[] = { "id",    "label",     "unit",  "basis",
                                      "short", "statement", "title", "url" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (field->key, keys[i]))
      return TRUE;
  return FALSE;
}

static void
add_fields (RecourseFacts *self, RecourseDocument *document, RecourseRecord *record)
{
  RecourseDossier *dossier = recourse_document_get_dossier (document);
  RecourseFactSection *section =
      recourse_facts_add_section (self, _ ("What the dossier says"), NULL);
  g_autoptr (GPtrArray) fields = recourse_record_get_fields (record);

  for (guint i = 0; i < fields->len; i++)
    {
      const RecourseField *field = fields->pdata[i];
      g_autofree char *target = NULL;
      char *value = is_said_elsewhere (field) ? NULL : word_field (dossier, record, field, &target);

      if (value != NULL)
        recourse_facts_add (
            section,
            field->kind == RECOURSE_FIELD_NUMBER ? RECOURSE_FACT_FIGURE : RECOURSE_FACT_RECORD,
            recourse_editor_label (record, field), value, g_steal_pointer (&target));
    }
}

/* Formulas and longer texts, each under its own heading. */
static void
add_texts (RecourseFacts *self, RecourseDocument *document, RecourseRecord *record, guint path)
{
  g_autoptr (GPtrArray) fields = recourse_record_get_fields (record);

  for (guint i = 0; i < fields->len; i++)
    {
      const RecourseField *field = fields->pdata[i];
      gpointer member = recourse_record_member (record, field);

      if (field->kind == RECOURSE_FIELD_FORMULA && *(char **)member != NULL)
        recourse_facts_add_formula (
            self, document, recourse_editor_label (record, field), *(char **)member,
            path != G_MAXUINT ? path : recourse_document_get_leader (document));
      else if (field->kind == RECOURSE_FIELD_TEXT && *(char **)member != NULL
               && recourse_editor_is_long (field) && !is_said_elsewhere (field))
        recourse_facts_add (
            recourse_facts_add_section (self, recourse_editor_label (record, field), NULL),
            RECOURSE_FACT_TEXT, recourse_editor_label (record, field), g_strdup (*(char **)member),
            NULL);
    }
}

static char *
word_basis (const char *basis)
{
  if (g_strcmp0 (basis, "claim") == 0)
    return g_strdup (_ ("It rests on a claim"));
  if (g_strcmp0 (basis, "external") == 0)
    return g_strdup (_ ("It rests on a base rate: how such cases went elsewhere"));
  return g_strdup (_ ("An assumption: nobody has reported it"));
}

/* In force now, whatever the file says. */
static void
take_value (RecourseFacts *self, RecourseDocument *document, RecourseRecord *record)
{
  RecourseDossier *dossier = recourse_document_get_dossier (document);
  const char *unit = dup_unit_of (record);

  if (RECOURSE_IS_DRIVER (record) || RECOURSE_IS_CONSTANT (record) || RECOURSE_IS_LEVER (record))
    self->figure = recourse_figures_quantity (
        dossier, recourse_document_get_value (document, recourse_record_get_id (record)), unit);
  else if (RECOURSE_IS_CLAIM (record) && !isnan (RECOURSE_CLAIM (record)->value))
    self->figure = recourse_figures_quantity (dossier, RECOURSE_CLAIM (record)->value, unit);
  else if (RECOURSE_IS_INVESTMENT (record))
    self->figure = word_number (dossier, record, "amount", RECOURSE_INVESTMENT (record)->amount);
  else if (RECOURSE_IS_STAKE (record) && !isnan (RECOURSE_STAKE (record)->share))
    self->figure = word_number (dossier, record, "share", RECOURSE_STAKE (record)->share);
  if (RECOURSE_IS_DRIVER (record))
    self->note = word_basis (RECOURSE_DRIVER (record)->basis);
  else if (RECOURSE_IS_CONSTANT (record))
    self->note = word_basis (RECOURSE_CONSTANT (record)->basis);
}

static void
describe_record (RecourseFacts *self, RecourseDocument *document, const RecourseSubject *subject)
{
  RecourseRecord *record = subject->record;

  self->kind = g_strdup (recourse_editor_kind (record));
  self->title = recourse_editor_title (record);
  take_value (self, document, record);
  if (RECOURSE_IS_DRIVER (record))
    self->driver = g_strdup (recourse_record_get_id (record));
  if (RECOURSE_IS_TERM (record))
    recourse_facts_of_term (self, document, record);
  if (RECOURSE_IS_NODE (record))
    recourse_facts_of_node (self, document, subject);
  if (!RECOURSE_IS_CONFLICT (record)) /* all that it says stands beside its claims */
    {
      add_texts (self, document, record, subject->path);
      add_fields (self, document, record);
    }
  recourse_facts_add_evidence (self, document, record);
  recourse_facts_add_uses (self, document, record);
}

/* A mark of a chart says something of its own, whether or not it stands for a record. */
static void
add_words (RecourseFacts *self, RecourseDocument *document, const RecourseChart *chart)
{
  const char *words = recourse_selection_get_words (recourse_selection_of (document));
  RecourseFactSection *section = recourse_facts_add_section (self, _ ("In the chart"), NULL);

  if (words != NULL)
    recourse_facts_add (section, RECOURSE_FACT_TEXT, _ (chart->label), g_strdup (words), NULL);
  if (self->title == NULL)
    {
      self->kind = g_strdup (_ ("Chart"));
      self->title = g_strdup (_ (chart->label));
      self->note = g_strdup (_ (chart->shows));
    }
}

/* (nullable): the chart whose mark is called @target */
static const RecourseChart *
find_chart (const char *target)
{
  g_autofree char *name = NULL;

  if (target == NULL || target[0] == '/')
    return NULL;
  name = g_strndup (target, strcspn (target, "/"));
  return recourse_chart_find (name);
}

RecourseFacts *
recourse_facts_new (RecourseDocument *document, const char *target)
{
  const RecourseChart *chart = find_chart (target);
  RecourseSubject subject;
  gboolean is_known = recourse_subject_find (document, target, &subject);
  RecourseFacts *self = NULL;

  if (!is_known && chart == NULL)
    return NULL;
  self = g_new0 (RecourseFacts, 1);
  self->sections = g_ptr_array_new_with_free_func (section_free);
  if (is_known && subject.is_outcome)
    recourse_facts_of_outcome (self, document, &subject);
  else if (is_known)
    describe_record (self, document, &subject);
  if (chart != NULL)
    add_words (self, document, chart);
  drop_empty_sections (self);
  return self;
}
