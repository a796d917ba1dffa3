/* The facts of a dossier as text, JSON and CSV (RFC 4180, with plain line feeds). */
#include "config.h"

#include "facts-report.h"

#include <glib/gi18n.h>
#include <math.h>

#include "json-text.h"
#include "text-table.h"

#define WIDTH 80
#define INDENT 6

static const char *
id_of (gpointer record)
{
  return recourse_record_get_id (record);
}

/* Text. */

static void
append_part (GString *text, const char *part)
{
  if (part == NULL)
    return;
  g_string_append (text, text->len > 0 ? " · " : "");
  g_string_append (text, part);
}

/* "paid · high · 2019 · 13 USD bn", as far as the claim says it. */
static char *
describe_claim (RecourseClaim *claim)
{
  GString *text = g_string_new (NULL);
  g_autofree char *number = isnan (claim->value) ? NULL : recourse_number_to_text (claim->value);
  g_autofree char *value = number == NULL        ? NULL
                           : claim->unit != NULL ? g_strconcat (number, " ", claim->unit, NULL)
                                                 : g_strdup (number);

  append_part (text, claim->status);
  append_part (text, claim->confidence);
  append_part (text, claim->date);
  append_part (text, value);
  return g_string_free (text, FALSE);
}

static char *
describe_source (RecourseDossier *dossier, const char *id)
{
  RecourseSource *source = recourse_dossier_find (dossier, dossier->sources, id);
  GString *text = g_string_new (source->title);

  if (source->publisher != NULL)
    g_string_append_printf (text, ", %s", source->publisher);
  if (source->date != NULL)
    g_string_append_printf (text, ", %s", source->date);
  return g_string_free (text, FALSE);
}

static void
append_claim (GString *text, RecourseDossier *dossier, RecourseClaim *claim)
{
  g_autofree char *about = describe_claim (claim);

  g_string_append_printf (text, "%s%s%s\n", id_of (claim), *about != '\0' ? "  " : "", about);
  recourse_text_append_wrapped (text, claim->statement, WIDTH, INDENT);
  for (guint i = 0; claim->sources != NULL && claim->sources[i] != NULL; i++)
    {
      g_autofree char *source = describe_source (dossier, claim->sources[i]);
      g_autofree char *line = g_strdup_printf (_ ("Source: %s"), source);

      recourse_text_append_wrapped (text, line, WIDTH, INDENT);
    }
}

static void
append_conflict (GString *text, RecourseConflict *conflict)
{
  g_autofree char *claims = g_strjoinv (", ", conflict->claims);
  g_autofree char *state = conflict->adopted != NULL
                               ? g_strdup_printf (_ ("adopted: %s"), conflict->adopted)
                               : g_strdup (_ ("open"));

  g_string_append_printf (text, "%s  %s · %s\n", id_of (conflict), claims, state);
  recourse_text_append_wrapped (text, conflict->question, WIDTH, INDENT);
  if (conflict->treatment != NULL)
    recourse_text_append_wrapped (text, conflict->treatment, WIDTH, INDENT);
}

char *
recourse_facts_to_text (const RecourseLoaded *loaded)
{
  GListModel *claims = G_LIST_MODEL (loaded->dossier->claims);
  GListModel *conflicts = G_LIST_MODEL (loaded->dossier->conflicts);
  GString *text = g_string_new (NULL);

  recourse_text_append_wrapped (text, loaded->dossier->title, WIDTH, 0);
  g_string_append_printf (text, _ ("\nClaims (%u)\n\n"), g_list_model_get_n_items (claims));
  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (RecourseClaim) claim = g_list_model_get_item (claims, i);

      append_claim (text, loaded->dossier, claim);
    }
  g_string_append_printf (text, _ ("\nConflicts (%u)\n\n"), g_list_model_get_n_items (conflicts));
  for (guint i = 0; i < g_list_model_get_n_items (conflicts); i++)
    {
      g_autoptr (RecourseConflict) conflict = g_list_model_get_item (conflicts, i);

      append_conflict (text, conflict);
    }
  return g_string_free (text, FALSE);
}

/* JSON: the keys of the dossier, with the sources of a claim in full. */

static void
add_strings (RecourseJsonText *json, const char *key, GStrv strings)
{
  recourse_json_text_open_array (json, key, RECOURSE_JSON_ROW);
  for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
    recourse_json_text_add_string (json, NULL, strings[i]);
  recourse_json_text_close (json);
}

static void
add_source (RecourseJsonText *json, RecourseDossier *dossier, const char *id)
{
  RecourseSource *source = recourse_dossier_find (dossier, dossier->sources, id);

  recourse_json_text_open_object (json, NULL, RECOURSE_JSON_ROW);
  recourse_json_text_add_string (json, "id", id);
  recourse_json_text_add_string (json, "title", source->title);
  recourse_json_text_add_string (json, "publisher", source->publisher);
  recourse_json_text_add_string (json, "date", source->date);
  recourse_json_text_add_string (json, "url", source->url);
  recourse_json_text_add_string (json, "kind", source->kind);
  recourse_json_text_close (json);
}

static void
add_claim (RecourseJsonText *json, RecourseDossier *dossier, RecourseClaim *claim)
{
  recourse_json_text_open_object (json, NULL, RECOURSE_JSON_LINES);
  recourse_json_text_add_string (json, "id", id_of (claim));
  recourse_json_text_add_string (json, "statement", claim->statement);
  recourse_json_text_add_number (json, "value", claim->value);
  recourse_json_text_add_string (json, "unit", claim->unit);
  recourse_json_text_add_string (json, "date", claim->date);
  recourse_json_text_add_string (json, "status", claim->status);
  recourse_json_text_add_string (json, "confidence", claim->confidence);
  recourse_json_text_open_array (json, "sources", RECOURSE_JSON_LINES);
  for (guint i = 0; claim->sources != NULL && claim->sources[i] != NULL; i++)
    add_source (json, dossier, claim->sources[i]);
  recourse_json_text_close (json);
  recourse_json_text_close (json);
}

static void
add_conflict (RecourseJsonText *json, RecourseConflict *conflict)
{
  recourse_json_text_open_object (json, NULL, RECOURSE_JSON_LINES);
  recourse_json_text_add_string (json, "id", id_of (conflict));
  recourse_json_text_add_string (json, "question", conflict->question);
  add_strings (json, "claims", conflict->claims);
  recourse_json_text_add_string (json, "adopted", conflict->adopted);
  recourse_json_text_add_string (json, "treatment", conflict->treatment);
  recourse_json_text_close (json);
}

char *
recourse_facts_to_json (const RecourseLoaded *loaded)
{
  GListModel *claims = G_LIST_MODEL (loaded->dossier->claims);
  GListModel *conflicts = G_LIST_MODEL (loaded->dossier->conflicts);
  RecourseJsonText *json = recourse_json_text_new ();

  recourse_json_text_open_object (json, NULL, RECOURSE_JSON_LINES);
  recourse_json_text_add_string (json, "title", loaded->dossier->title);
  recourse_json_text_add_string (json, "digest", loaded->digest);
  recourse_json_text_open_array (json, "claims", RECOURSE_JSON_LINES);
  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (RecourseClaim) claim = g_list_model_get_item (claims, i);

      add_claim (json, loaded->dossier, claim);
    }
  recourse_json_text_close (json);
  recourse_json_text_open_array (json, "conflicts", RECOURSE_JSON_LINES);
  for (guint i = 0; i < g_list_model_get_n_items (conflicts); i++)
    {
      g_autoptr (RecourseConflict) conflict = g_list_model_get_item (conflicts, i);

      add_conflict (json, conflict);
    }
  recourse_json_text_close (json);
  recourse_json_text_close (json);
  return recourse_json_text_finish (json);
}

/* CSV: claims and conflicts in one table; several ids in one field stand apart by a space. */

static void
append_row (GString *csv, const char *const *cells, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const char *cell = cells[i] != NULL ? cells[i] : "";
      const gboolean is_quoted = strpbrk (cell, ",\"\r\n") != NULL;

      g_string_append (csv, i > 0 ? "," : "");
      g_string_append (csv, is_quoted ? "\"" : "");
      for (const char *p = cell; *p != '\0'; p++)
        g_string_append_printf (csv, *p == '"' ? "\"%c" : "%c", *p);
      g_string_append (csv, is_quoted ? "\"" : "");
    }
  g_string_append_c (csv, '\n');
}

static void
append_claim_row (GString *csv, RecourseClaim *claim)
{
  g_autofree char *value = isnan (claim->value) ? NULL : recourse_number_to_text (claim->value);
  g_autofree char *sources = claim->sources != NULL ? g_strjoinv (" ", claim->sources) : NULL;
  const char *const cells[] = { "claim",     id_of (claim), claim->statement,  value,   claim->unit,
                                claim->date, claim->status, claim->confidence, sources, NULL,
                                NULL,        NULL };

  append_row (csv, cells, G_N_ELEMENTS (cells));
}

static void
append_conflict_row (GString *csv, RecourseConflict *conflict)
{
  g_autofree char *claims = g_strjoinv (" ", conflict->claims);
  const char *const cells[] = {
    "conflict", id_of (conflict),  conflict->question, NULL, NULL, NULL, NULL, NULL, NULL,
    claims,     conflict->adopted, conflict->treatment
  };

  append_row (csv, cells, G_N_ELEMENTS (cells));
}

char *
recourse_facts_to_csv (const RecourseLoaded *loaded)
{
  GListModel *claims = G_LIST_MODEL (loaded->dossier->claims);
  GListModel *conflicts = G_LIST_MODEL (loaded->dossier->conflicts);
  GString *csv = g_string_new (
      "record,id,text,value,unit,date,status,confidence,sources,claims,adopted,treatment\n");

  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (RecourseClaim) claim = g_list_model_get_item (claims, i);

      append_claim_row (csv, claim);
    }
  for (guint i = 0; i < g_list_model_get_n_items (conflicts); i++)
    {
      g_autoptr (RecourseConflict) conflict = g_list_model_get_item (conflicts, i);

      append_conflict_row (csv, conflict);
    }
  return g_string_free (csv, FALSE);
}
