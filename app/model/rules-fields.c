/* What the tables of fields promise beyond the type: dates that are dates, references that lead
 * somewhere.  Trees are left to their own rules, which walk them without recursion. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/wording.h"
#include "rules-private.h"

/* Exactly @n digits. */
static gboolean
parse_digits (const char **p, guint n, guint *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++, (*p)++)
    {
      if (!g_ascii_isdigit (**p))
        return FALSE;
      *value = *value * 10 + (guint)g_ascii_digit_value (**p);
    }
  return TRUE;
}

static gboolean
parse_quarter (const char *p, guint year, guint *first, guint *last)
{
  const guint quarter = (guint)(*p - '0');

  if (*p < '1' || *p > '4' || p[1] != '\0')
    return FALSE;
  *first = year * 10000 + (quarter * 3 - 2) * 100 + 1;
  *last = year * 10000 + quarter * 3 * 100 + 31;
  return TRUE;
}

gboolean
recourse_rules_parse_date (const char *date, guint *first, guint *last)
{
  const char *p = date;
  guint year, month, day;

  if (!parse_digits (&p, 4, &year) || year == 0)
    return FALSE;
  *first = year * 10000 + 101;
  *last = year * 10000 + 1231;
  if (*p == '\0')
    return TRUE;
  if (*p++ != '-')
    return FALSE;
  if (*p == 'Q')
    return parse_quarter (p + 1, year, first, last);

  if (!parse_digits (&p, 2, &month) || month < 1 || month > 12)
    return FALSE;
  *first = year * 10000 + month * 100 + 1;
  *last = year * 10000 + month * 100 + 31;
  if (*p == '\0')
    return TRUE;
  if (*p++ != '-' || !parse_digits (&p, 2, &day) || *p != '\0'
      || !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return FALSE;
  *first = *last = year * 10000 + month * 100 + day;
  return TRUE;
}

static void
check_date (RecourseRules *self, gpointer record, const RecourseField *field)
{
  const char *date = *(char **)recourse_record_member (record, field);
  guint first, last;

  if (date != NULL && !recourse_rules_parse_date (date, &first, &last))
    {
      g_autofree char *quoted = recourse_quote (date);

      recourse_faults_add (self->faults, record, field->key,
                           _ ("%s is no date; write 2026, 2026-Q1, 2026-03 or 2026-03-18"), quoted);
    }
}

static void
check_references (RecourseRules *self, gpointer record, const RecourseField *field)
{
  GStrv ids = *(GStrv *)recourse_record_member (record, field);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autofree char *key = g_strdup_printf ("%s[%u]", field->key, i);

      if (recourse_rules_check_reference (self, record, key, field->of, ids[i])
          && !g_hash_table_add (seen, ids[i]))
        recourse_faults_add_warning (self->faults, record, key,
                                     _ ("\"%s\" stands here twice; remove one"), ids[i]);
    }
}

/* The names of assignments: what an outcome or a scenario may set. */
static void
check_names (RecourseRules *self, gpointer record, const RecourseField *field)
{
  GListModel *list = G_LIST_MODEL (*(GListStore **)recourse_record_member (record, field));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (RecourseAssignment) assignment = g_list_model_get_item (list, i);

      recourse_rules_check_reference (self, assignment, NULL, field->of, assignment->name);
    }
}

static void
check_field (RecourseRules *self, gpointer record, const RecourseField *field)
{
  if (field->kind == RECOURSE_FIELD_DATE)
    check_date (self, record, field);
  else if (field->of == NULL)
    return;
  else if (field->kind == RECOURSE_FIELD_REFERENCE)
    recourse_rules_check_reference (self, record, field->key, field->of,
                                    *(char **)recourse_record_member (record, field));
  else if (field->kind == RECOURSE_FIELD_REFERENCES)
    check_references (self, record, field);
  else
    check_names (self, record, field);
}

void
recourse_rules_check_record (RecourseRules *self, gpointer record)
{
  RecourseRecordClass *klass = RECOURSE_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    check_field (self, record, &klass->fields[i]);
}

static void
check_entry (RecourseRules *self, gpointer record)
{
  recourse_rules_check_record (self, record);
  if (RECOURSE_IS_STAKEHOLDER (record))
    recourse_rules_each (self, RECOURSE_STAKEHOLDER (record)->look_through,
                         recourse_rules_check_record);
}

void
recourse_rules_check_fields (RecourseRules *self)
{
  RecourseRecordClass *klass = RECOURSE_RECORD_GET_CLASS (self->dossier);

  recourse_rules_check_record (self, self->dossier);
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == RECOURSE_FIELD_RECORDS)
      recourse_rules_each (
          self, recourse_rules_list (self, klass->fields[i].key, strlen (klass->fields[i].key)),
          check_entry);
  if (self->dossier->correlations != NULL)
    recourse_rules_each (self, self->dossier->correlations->pairs, recourse_rules_check_record);
}
