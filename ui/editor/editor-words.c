/* What the fields and words of a dossier are called on screen.  Keys mean the same wherever they stand, so
 * one row serves every class that has the key; a row that names a class goes before it. */
#include "config.h"

#include "ui/editor/editor-words.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *class_name; /* without the prefix; NULL: any */
  const char *key;
  const char *label;
  const char *help;
} Words;

static const Words words[] = {
  /* Of one class, where the key means something else elsewhere */
  { "Dossier", "title", N_ ("Title"), N_ ("The parties, a colon, and what it is about") },
  { "Dossier", "unit", N_ ("Scale"), N_ ("What one unit of money is: bn, m, or nothing") },
  { "Horizon", "first", N_ ("First year"), NULL },
  { "Horizon", "last", N_ ("Last year"), N_ ("At most 200 years") },
  { "Baseline", "label", N_ ("Name"), N_ ("The state that a payoff of zero stands for") },
  { "Stakeholder", "power", N_ ("Power"), N_ ("0 to 1: how much it can bring about") },
  { "Stakeholder", "interest", N_ ("Interest"), N_ ("0 to 1: how much it is at stake for") },
  { "Bargain", "power", N_ ("Power of the payee"), N_ ("0 to 1; 0.5 where left out") },
  { "Share", "of", N_ ("Of"), N_ ("The stakeholder in whose payoff it has a share") },
  { "Share", "share", N_ ("Share"), N_ ("A fraction, or a formula that gives one") },
  { "Stake", "share", N_ ("Share"), N_ ("A fraction: 0.27 or 27%") },
  { "Stake", "value", N_ ("Worth"), N_ ("In the unit below") },
  { "Stake", "kind", N_ ("Kind"), NULL },
  { "Stake", "in", N_ ("In"), N_ ("The stakeholder in which, or by whom, it is held") },
  { "Claim", "value", N_ ("Figure"), N_ ("The number that is claimed, if it is one") },
  { "Claim", "date", N_ ("As of"), N_ ("2026, 2026-Q1, 2026-03 or 2026-03-18") },
  { "Claim", "sources", N_ ("Sources"), N_ ("Who says so") },
  { "Conflict", "claims", N_ ("Claims"), N_ ("Those that cannot all hold") },
  { "Conflict", "adopted", N_ ("Adopted"), N_ ("The claim in use; none leaves the question open") },
  { "Conflict", "effects", N_ ("Effects"),
    N_ ("What changes when a claim is adopted that is not the one above") },
  { "Parameter", "value", N_ ("Value"), N_ ("The formula used where an outcome sets nothing") },
  { "Lever", "kind", N_ ("Kind"), N_ ("A switch is 0 or 1; a number has a slider") },
  { "Lever", "value", N_ ("Value"), N_ ("As the dossier states it, before anybody turns it") },
  { "Lever", "path", N_ ("Path"), N_ ("Whose variant it is") },
  { "Path", "levers", N_ ("Variants"), N_ ("Levers shown with this path besides its own") },
  { "Scenario", "path", N_ ("Path"), N_ ("The path that it leads with") },
  { "Scenario", "set", N_ ("Values set"), N_ ("Levers, constants and drivers that differ") },
  { "Scenario", "adopt", N_ ("Claims adopted"), N_ ("Conflicts decided in another way") },
  { "Bargain", "path", N_ ("Path"), N_ ("Where the agreement stands") },
  { "Bargain", "node", N_ ("Node"), N_ ("Id of a node of the path; its root where left out") },
  { "Distribution", "value", N_ ("Value"), N_ ("Always this one") },
  { "Distribution", "mean", N_ ("Mean"), NULL },
  { "Distribution", "values", N_ ("Values"), N_ ("Separated by spaces") },
  { "Distribution", "kind", N_ ("Shape"), NULL },
  { "Correlations", "enabled", N_ ("Use the correlations"), NULL },
  { "Profile", "weights", N_ ("Weights"),
    N_ ("One for each year of the horizon, separated by spaces, adding up to 1") },
  { "Event", "kind", N_ ("Kind"), N_ ("A word of your own, such as funding or filing") },
  { "Source", "kind", N_ ("Kind"), N_ ("A word of your own, such as news or filing") },
  { "Term", "profile", N_ ("When it falls"), N_ ("None: in full in the base year") },
  { "Term", "formula", N_ ("Formula"),
    N_ ("Its contribution to the payoff; an outcome may set the parameters it names") },

  /* Wherever they stand */
  { NULL, "id", N_ ("Identifier"),
    N_ ("What formulas call it: small letters, digits and _; renamed everywhere") },
  { NULL, "label", N_ ("Name"), NULL },
  { NULL, "title", N_ ("Title"), NULL },
  { NULL, "summary", N_ ("Summary"), NULL },
  { NULL, "notice", N_ ("Notice"), N_ ("Stands under every briefing, such as “Not legal advice”") },
  { NULL, "as_of", N_ ("As of"), N_ ("2026, 2026-Q1, 2026-03 or 2026-03-18") },
  { NULL, "currency", N_ ("Currency"), N_ ("A code such as USD") },
  { NULL, "unit", N_ ("Unit"), N_ ("Such as USD bn, fraction, years") },
  { NULL, "horizon", N_ ("Horizon"), N_ ("The years that payoffs fall in") },
  { NULL, "baseline", N_ ("Baseline"), N_ ("The state that a payoff of zero stands for") },
  { NULL, "discount", N_ ("Discounting"), N_ ("Without it, later money counts in full") },
  { NULL, "correlations", N_ ("Correlations"), NULL },
  { NULL, "description", N_ ("Description"), NULL },
  { NULL, "publisher", N_ ("Publisher"), NULL },
  { NULL, "date", N_ ("Date"), N_ ("2026, 2026-Q1, 2026-03 or 2026-03-18") },
  { NULL, "end", N_ ("End"), N_ ("Left out: open") },
  { NULL, "start", N_ ("Start"), N_ ("2026, 2026-Q1, 2026-03 or 2026-03-18") },
  { NULL, "url", N_ ("Link"), N_ ("Begins with https://") },
  { NULL, "kind", N_ ("Kind"), NULL },
  { NULL, "statement", N_ ("Statement"), NULL },
  { NULL, "value", N_ ("Value"), NULL },
  { NULL, "status", N_ ("Status"), NULL },
  { NULL, "confidence", N_ ("Confidence"), NULL },
  { NULL, "sources", N_ ("Sources"), NULL },
  { NULL, "question", N_ ("Question"), NULL },
  { NULL, "claims", N_ ("Claims"), N_ ("What it rests on") },
  { NULL, "adopted", N_ ("Adopted"), NULL },
  { NULL, "treatment", N_ ("Treatment"), N_ ("How the conflict is dealt with, and why") },
  { NULL, "effects", N_ ("Effects"), NULL },
  { NULL, "short", N_ ("Short name"), N_ ("For charts with little room") },
  { NULL, "role", N_ ("Role"), NULL },
  { NULL, "stance", N_ ("Stance"), NULL },
  { NULL, "objectives", N_ ("Objectives"), N_ ("One on each line") },
  { NULL, "risk_tolerance", N_ ("Risk tolerance"),
    N_ ("In the unit of payoffs; left out: neutral to risk") },
  { NULL, "look_through", N_ ("Shares in others"),
    N_ ("Shares in the payoff of other stakeholders, counted once") },
  { NULL, "from", N_ ("From"), N_ ("Who pays") },
  { NULL, "to", N_ ("To"), N_ ("Who receives") },
  { NULL, "amount", N_ ("Amount"), N_ ("In the dossier's currency and scale") },
  { NULL, "part_of", N_ ("Part of"),
    N_ ("The total that it is a slice of, so that nothing counts twice") },
  { NULL, "holder", N_ ("Holder"), NULL },
  { NULL, "exclusivity", N_ ("Exclusivity"), NULL },
  { NULL, "contested_by", N_ ("Contested by"), NULL },
  { NULL, "scope", N_ ("Scope"), NULL },
  { NULL, "parties", N_ ("Parties"), NULL },
  { NULL, "basis", N_ ("Rests on"), NULL },
  { NULL, "rationale", N_ ("Why"), NULL },
  { NULL, "min", N_ ("Least"), NULL },
  { NULL, "max", N_ ("Greatest"), NULL },
  { NULL, "step", N_ ("Step"), N_ ("Of the slider") },
  { NULL, "path", N_ ("Path"), NULL },
  { NULL, "tree", N_ ("Tree"), NULL },
  { NULL, "probability", N_ ("Probability"), NULL },
  { NULL, "distribution", N_ ("Range"), NULL },
  { NULL, "pairs", N_ ("Pairs"), NULL },
  { NULL, "a", N_ ("One"), NULL },
  { NULL, "b", N_ ("The other"), NULL },
  { NULL, "rho", N_ ("Correlation"), N_ ("−1 to 1") },
  { NULL, "rate", N_ ("Rate"), N_ ("A year: a fraction, or a formula such as discount_rate") },
  { NULL, "base_year", N_ ("Base year"), N_ ("The horizon's first where left out") },
  { NULL, "weights", N_ ("Weights"), NULL },
  { NULL, "formula", N_ ("Formula"), NULL },
  { NULL, "stakeholder", N_ ("Stakeholder"), N_ ("Whose payoff it is part of") },
  { NULL, "profile", N_ ("Profile"), NULL },
  { NULL, "levers", N_ ("Levers"), NULL },
  { NULL, "transfer", N_ ("What is paid"), N_ ("A number lever with least and greatest value") },
  { NULL, "payer", N_ ("Payer"), NULL },
  { NULL, "payee", N_ ("Payee"), NULL },
  { NULL, "disagreement", N_ ("Without agreement"), N_ ("The path that follows, or the baseline") },
  { NULL, "p10", N_ ("P10"), N_ ("One in ten is below") },
  { NULL, "p50", N_ ("P50"), N_ ("As many above as below") },
  { NULL, "p90", N_ ("P90"), N_ ("One in ten is above") },
  { NULL, "lower", N_ ("Never below"), NULL },
  { NULL, "upper", N_ ("Never above"), NULL },
  { NULL, "sd", N_ ("Standard deviation"), NULL },
  { NULL, "low", N_ ("Lowest"), NULL },
  { NULL, "mode", N_ ("Most likely"), NULL },
  { NULL, "high", N_ ("Highest"), NULL },
  { NULL, "alpha", N_ ("Alpha"), NULL },
  { NULL, "beta", N_ ("Beta"), NULL },
  { NULL, "probabilities", N_ ("Probabilities"), N_ ("Separated by spaces, adding up to 1") },
  { NULL, "samples", N_ ("Samples"), N_ ("Separated by spaces, each equally likely") },
  { NULL, "note", N_ ("Note"), NULL },
};

static const struct
{
  const char *word;
  const char *text;
} choices[] = {
  { "paid", N_ ("Paid") },
  { "committed", N_ ("Committed") },
  { "conditional", N_ ("Conditional") },
  { "reported", N_ ("Reported") },
  { "disputed", N_ ("Disputed") },
  { "valuation", N_ ("Valuation") },
  { "fact", N_ ("Fact") },
  { "high", N_ ("High") },
  { "medium", N_ ("Medium") },
  { "low", N_ ("Low") },
  { "equity", N_ ("Equity") },
  { "cash", N_ ("Cash") },
  { "compute", N_ ("Compute") },
  { "revenue_share", N_ ("Revenue share") },
  { "right", N_ ("Right") },
  { "capacity", N_ ("Capacity") },
  { "platform", N_ ("Platform") },
  { "exclusive", N_ ("Exclusive") },
  { "preferred", N_ ("Preferred") },
  { "shared", N_ ("Shared") },
  { "contested", N_ ("Contested") },
  { "claim", N_ ("Claim") },
  { "external", N_ ("Base rate") },
  { "assumption", N_ ("Assumption") },
  { "switch", N_ ("Switch") },
  { "number", N_ ("Number") },
  { "metalog", N_ ("Percentiles (metalog)") },
  { "normal", N_ ("Normal") },
  { "lognormal", N_ ("Lognormal") },
  { "triangular", N_ ("Triangle") },
  { "pert", N_ ("PERT") },
  { "uniform", N_ ("Even") },
  { "beta", N_ ("Beta") },
  { "discrete", N_ ("A few values") },
  { "empirical", N_ ("Samples") },
  { "point", N_ ("One value") },
  { "baseline", N_ ("Baseline") },
};

static const struct
{
  const char *class_name;
  const char *text;
} kinds[] = {
  { "Dossier", N_ ("Dossier") },
  { "Source", N_ ("Source") },
  { "Claim", N_ ("Claim") },
  { "Conflict", N_ ("Conflict") },
  { "Stakeholder", N_ ("Stakeholder") },
  { "Share", N_ ("Share in another") },
  { "Investment", N_ ("Investment") },
  { "Stake", N_ ("Stake") },
  { "Event", N_ ("Event") },
  { "Constant", N_ ("Constant") },
  { "Lever", N_ ("Lever") },
  { "Driver", N_ ("Assumption") },
  { "Correlation", N_ ("Correlation") },
  { "Discount", N_ ("Discounting") },
  { "Profile", N_ ("Profile") },
  { "Variable", N_ ("Variable") },
  { "Parameter", N_ ("Parameter") },
  { "Term", N_ ("Term") },
  { "Path", N_ ("Path") },
  { "Node", N_ ("Node of a tree") },
  { "Branch", N_ ("Branch of a tree") },
  { "Bargain", N_ ("Bargain") },
  { "Scenario", N_ ("Scenario") },
  { "Assignment", N_ ("Setting") },
};

static const Words *
find (RecourseRecord *record, const RecourseField *field)
{
  const char *class_name = G_OBJECT_TYPE_NAME (record) + strlen ("Recourse");

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].key, field->key)
        && (words[i].class_name == NULL || g_str_equal (words[i].class_name, class_name)))
      return &words[i];
  return NULL;
}

const char *
recourse_editor_label (RecourseRecord *record, const RecourseField *field)
{
  const Words *found = find (record, field);

  return found != NULL ? _ (found->label) : field->key;
}

const char *
recourse_editor_help (RecourseRecord *record, const RecourseField *field)
{
  const Words *found = find (record, field);

  return found != NULL && found->help != NULL ? _ (found->help) : NULL;
}

const char *
recourse_editor_word (const char *word)
{
  for (gsize i = 0; word != NULL && i < G_N_ELEMENTS (choices); i++)
    if (g_str_equal (choices[i].word, word))
      return _ (choices[i].text);
  return word;
}

char *
recourse_editor_title (RecourseRecord *record)
{
  static const char *const keys[] = { "statement", "title", "question" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const RecourseField *field = recourse_record_find_field (record, keys[i]);
      char **text = field != NULL ? recourse_record_member (record, field) : NULL;

      if (text != NULL && *text != NULL && **text != '\0')
        return g_strdup (*text);
    }
  if (*recourse_record_get_label (record) == '\0')
    return g_strdup (recourse_editor_kind (record));
  return g_strdup (recourse_record_get_label (record));
}

const char *
recourse_editor_kind (RecourseRecord *record)
{
  const char *class_name = G_OBJECT_TYPE_NAME (record) + strlen ("Recourse");

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].class_name, class_name))
      return _ (kinds[i].text);
  return class_name;
}

gboolean
recourse_editor_is_long (const RecourseField *field)
{
  static const char *const keys[] = { "statement",   "summary",  "notice", "treatment", "rationale",
                                      "description", "question", "scope",  "note",      NULL };

  return field->kind == RECOURSE_FIELD_TEXT && g_strv_contains (keys, field->key);
}
