/* What is known: the question, who is in it, the facts that matter with their sources, the tree and its chances. */
#include "config.h"

#include "brief-parts.h"

#include <glib/gi18n-lib.h>

#define MOST_PARTIES 8
#define TREE_HEIGHT 260

void
brief_question (Brief *brief)
{
  RecourseDossier *dossier = brief->briefing->dossier;
  g_autofree char *baseline = NULL;

  flow_heading (brief->flow, _ ("The question"), 0);
  if (dossier->summary != NULL)
    flow_paragraph (brief->flow, dossier->summary, NULL);
  if (dossier->baseline == NULL || dossier->baseline->description == NULL)
    return;
  baseline = g_strdup_printf (_ ("Compared with: %s. %s"), briefing_baseline (brief->briefing),
                              dossier->baseline->description);
  flow_paragraph (brief->flow, baseline, NULL);
}

static char *
join (GStrv words)
{
  return words != NULL ? g_strjoinv (C_ ("list", "; "), words) : g_strdup ("");
}

void
brief_stakeholders (Brief *brief)
{
  RecourseDossier *dossier = brief->briefing->dossier;
  static const double shares[] = { 0.17, 0.38, 0.45 };
  const char *const head[] = { _ ("Party"), _ ("Role"), _ ("Wants"), NULL };
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  guint n_rows = 0;

  flow_heading (brief->flow, _ ("Stakeholders and interests"), 0);
  flow_table_begin (brief->flow, shares, G_N_ELEMENTS (shares), G_MAXUINT, head);
  for (guint i = 0; i < briefing_length (dossier->stakeholders); i++)
    {
      RecourseStakeholder *party = briefing_item (dossier->stakeholders, i);
      const char *label = recourse_record_get_label (RECOURSE_RECORD (party));
      g_autofree char *aims = join (party->objectives);
      const char *const cells[] = { label, party->role != NULL ? party->role : "", aims };

      if (recourse_dossier_is_bystander (dossier, party) || n_rows++ >= MOST_PARTIES)
        g_ptr_array_add (others, (gpointer)label);
      else
        flow_table_row (brief->flow, cells);
    }
  flow_table_end (brief->flow);
  if (others->len > 0)
    {
      g_autofree char *names = briefing_list (others);
      g_autofree char *text = g_strdup_printf (_ ("Looking on: %s."), names);

      flow_note (brief->flow, text);
    }
}

/* Facts. */

/* A word of the format in the reader's language. */
static const char *
say (const char *word)
{
  static const char *const words[] = { N_ ("paid"),     N_ ("committed"), N_ ("conditional"),
                                       N_ ("reported"), N_ ("disputed"),  N_ ("valuation"),
                                       N_ ("fact"),     N_ ("high"),      N_ ("medium"),
                                       N_ ("low") };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      return _ (words[i]);
  return word;
}

/* "Reported, confidence medium. Source: …" and the first address there is. */
static char *
describe_claim (const RecourseBriefing *briefing, RecourseClaim *claim, const char **url)
{
  GString *text = g_string_new (NULL);

  if (claim->status != NULL)
    g_string_append_printf (text, _ ("Status: %s. "), say (claim->status));
  if (claim->confidence != NULL)
    g_string_append_printf (text, _ ("Confidence: %s. "), say (claim->confidence));
  for (guint i = 0; claim->sources != NULL && claim->sources[i] != NULL; i++)
    {
      RecourseSource *source =
          recourse_dossier_find (briefing->dossier, briefing->dossier->sources, claim->sources[i]);

      if (source == NULL)
        continue;
      g_string_append (text, i == 0 ? _ ("Source: ") : C_ ("list", "; "));
      g_string_append (text, source->publisher != NULL ? source->publisher : source->title);
      if (*url == NULL)
        *url = source->url;
    }
  return g_string_free (text, FALSE);
}

static void
set_claim (Brief *brief, RecourseClaim *claim, const char *reason)
{
  const char *url = NULL;
  g_autofree char *facts = describe_claim (brief->briefing, claim, &url);
  g_autofree char *text =
      reason != NULL ? g_strdup_printf ("%s %s", reason, facts) : g_strdup (facts);

  flow_item (brief->flow, claim->statement, text, briefing_address (url));
}

/* Claims in use where sources disagree, with the reason for the choice. */
static guint
set_adopted (Brief *brief, GHashTable *seen, guint most)
{
  RecourseDossier *dossier = brief->briefing->dossier;
  guint n = 0;

  for (guint i = 0; i < briefing_length (dossier->conflicts) && n < most; i++)
    {
      RecourseConflict *conflict = briefing_item (dossier->conflicts, i);
      RecourseClaim *claim = briefing_adopted (brief->briefing, conflict);

      if (claim == NULL || !g_hash_table_add (seen, claim))
        continue;
      set_claim (brief, claim, conflict->question);
      n++;
    }
  return n;
}

/* Claims behind the assumptions that matter most. */
static guint
set_cited (Brief *brief, GHashTable *seen, guint most)
{
  RecourseDossier *dossier = brief->briefing->dossier;
  g_autoptr (GArray) order = method_ranking (brief->briefing);
  guint n = 0;

  for (guint i = 0; i < order->len && n < most; i++)
    {
      RecourseDriver *driver = briefing_item (dossier->drivers, g_array_index (order, guint, i));
      RecourseClaim *claim =
          driver->claims != NULL
              ? recourse_dossier_find (dossier, dossier->claims, driver->claims[0])
              : NULL;
      g_autofree char *reason = NULL;

      if (claim == NULL || !g_hash_table_add (seen, claim))
        continue;
      reason = g_strdup_printf (_ ("Behind “%s”."),
                                recourse_record_get_label (RECOURSE_RECORD (driver)));
      set_claim (brief, claim, reason);
      n++;
    }
  return n;
}

void
brief_facts (Brief *brief)
{
  RecourseDossier *dossier = brief->briefing->dossier;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint total = briefing_length (dossier->claims), n;

  if (total == 0)
    return;
  flow_heading (brief->flow, _ ("Facts, and why they are taken as such"), 0);
  n = set_cited (brief, seen, brief->measure->most_facts / 2);
  n += set_adopted (brief, seen, brief->measure->most_facts - n);
  for (guint i = 0; i < total && n < MIN (3, total); i++)
    if (g_hash_table_add (seen, briefing_item (dossier->claims, i)))
      {
        set_claim (brief, briefing_item (dossier->claims, i), NULL);
        n++;
      }
  if (total > n)
    {
      g_autofree char *rest =
          g_strdup_printf (ngettext ("%u more claim stands in the dossier.",
                                     "%u more claims stand in the dossier.", total - n),
                           total - n);

      flow_note (brief->flow, rest);
    }
}

void
brief_tree (Brief *brief)
{
  brief_figure (brief, _ ("The tree"), "tree", TREE_HEIGHT);
}

static void
set_driver (Brief *brief, guint index)
{
  RecourseDriver *driver = briefing_item (brief->briefing->dossier->drivers, index);
  g_autofree char *range = method_range (brief->briefing, index);
  const char *const cells[] = { recourse_record_get_label (RECOURSE_RECORD (driver)), range,
                                method_basis_word (driver->basis),
                                driver->rationale != NULL ? driver->rationale : "" };

  flow_table_row (brief->flow, cells);
}

void
brief_probabilities (Brief *brief)
{
  static const double shares[] = { 0.24, 0.2, 0.11, 0.45 };
  const char *const head[] = { _ ("Figure"), _ ("P10 – median – P90"), _ ("Rests on"), _ ("Why"),
                               NULL };
  g_autoptr (GArray) order = method_ranking (brief->briefing);
  g_autofree char *finding = NULL, *sentence = NULL;

  if (order->len == 0 || order->len != brief->briefing->results->n_drivers)
    return;
  flow_heading (brief->flow, _ ("Probabilities and ranges, with reasons"), 0);
  finding = method_finding (brief->briefing);
  sentence = g_strconcat (finding, ".", NULL);
  flow_paragraph (brief->flow, sentence, NULL);
  flow_table_begin (brief->flow, shares, G_N_ELEMENTS (shares), G_MAXUINT, head);
  for (guint i = 0; i < MIN (order->len, brief->measure->most_drivers); i++)
    set_driver (brief, g_array_index (order, guint, i));
  flow_table_end (brief->flow);
  if (order->len > brief->measure->most_drivers)
    flow_note (
        brief->flow,
        _ ("In the order in which they move the leading path; the rest stands in the dossier."));
}
