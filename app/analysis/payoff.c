/* The money of an outcome: terms under the outcome's parameters, grouped by the profile that says when they
 * fall, and a share of what others get. */
#include "config.h"
#include "compiler.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

typedef struct
{
  guint stakeholder;
  guint slot;
  RecourseRecord *record; /* borrowed */
  RecourseFormula *formula;
  guint32 place;
} Term;

/* Stakeholder @holder gets @share of what @of gets. */
typedef struct
{
  guint holder, of;
  guint32 share; /* graph node */
} Look;

struct _RecoursePricer
{
  RecourseCompiler *compiler; /* borrowed */
  GArray *terms;              /* Term */
  GArray *looks;              /* Look */
  GArray *pending;            /* guint32 [stakeholder][slot]: lists of operands being collected */
  GPtrArray *sums;            /* GArray of guint32 for each stakeholder and slot */
  guint32 *plain_payoffs; /* of an outcome that sets nothing and pays nothing of its own, or NULL */
  guint32 *plain_parts;
};

static guint
find_stakeholder (RecourseProgram *program, const char *id)
{
  for (guint i = 0; id != NULL && i < program->n_stakeholders; i++)
    if (g_strcmp0 (program->stakeholders[i], id) == 0)
      return i;
  return G_MAXUINT;
}

static void
check_weights (RecourseCompiler *compiler, RecourseProfile *profile, guint n_years)
{
  GArray *weights = profile->weights;
  double sum = weights != NULL ? recourse_sum_values ((double *)weights->data, weights->len) : 0;

  if (weights == NULL)
    return; /* the reader reports it */
  if (weights->len != n_years)
    recourse_faults_add (compiler->faults, profile, "weights",
                         _ ("%u weights for a horizon of %u years; give one for each year"),
                         weights->len, n_years);
  else if (!(fabs (sum - 1) <= 1e-9))
    recourse_faults_add (compiler->faults, profile, "weights",
                         _ ("the weights add up to %.12g; make them add up to 1"), sum);
}

/* d^(year − base) as a graph node, d = 1/(1 + rate). */
static guint32
build_power (RecourseGraph *graph, guint32 growth, int years)
{
  guint32 one = recourse_graph_number (graph, 1), power = one;

  for (int i = 0; i < ABS (years); i++)
    power = recourse_graph_apply (graph, RECOURSE_OP_MULTIPLY, power, growth, 0);
  return years > 0 ? recourse_graph_apply (graph, RECOURSE_OP_DIVIDE, one, power, 0) : power;
}

static guint32
build_growth (RecourseCompiler *compiler)
{
  RecourseGraph *graph = compiler->graph;
  RecourseDiscount *discount = compiler->dossier->discount;
  g_autoptr (RecourseFormula) rate = NULL;
  guint32 node = RECOURSE_NO_NODE;

  if (discount != NULL && discount->rate != NULL)
    {
      rate = recourse_compiler_parse (compiler, discount->rate, discount, "rate",
                                      RECOURSE_SCOPE_GENERAL);
      node = recourse_compiler_build (compiler, &compiler->binding, rate, discount, "rate", NULL);
    }
  if (node == RECOURSE_NO_NODE)
    node = recourse_graph_number (graph, 0);
  return recourse_graph_apply (graph, RECOURSE_OP_ADD, recourse_graph_number (graph, 1), node, 0);
}

static double
weight_of (RecourseCompiler *compiler, guint slot, guint year, int base_offset)
{
  g_autoptr (RecourseProfile) profile = NULL;

  if (slot == 0)
    return (int)year == base_offset;
  profile = g_list_model_get_item (G_LIST_MODEL (compiler->dossier->profiles), slot - 1);
  return profile->weights != NULL && year < profile->weights->len
             ? g_array_index (profile->weights, double, year)
             : 0;
}

static void
add_slot (RecourseCompiler *compiler, guint slot, const guint32 *powers, int base_offset)
{
  RecourseProgram *program = compiler->program;
  guint32 *factors = &program->year_factors[slot * program->n_years];

  for (guint year = 0; year < program->n_years; year++)
    {
      guint32 weight =
          recourse_graph_number (compiler->graph, weight_of (compiler, slot, year, base_offset));

      if (recourse_graph_get (compiler->graph, weight)->number == 0)
        factors[year] = weight;
      else
        factors[year] =
            recourse_graph_apply (compiler->graph, RECOURSE_OP_MULTIPLY, weight, powers[year], 0);
    }
  program->factors[slot] = slot == 0
                               ? recourse_graph_number (compiler->graph, 1)
                               : recourse_graph_sum (compiler->graph, factors, program->n_years);
}

static int
get_base_offset (RecourseCompiler *compiler)
{
  RecourseDiscount *discount = compiler->dossier->discount;

  RecourseHorizon *horizon = compiler->dossier->horizon;

  if (horizon == NULL || isnan (horizon->first) || discount == NULL || isnan (discount->base_year))
    return 0;
  return (int)CLAMP (discount->base_year - horizon->first, -10000, 10000);
}

static void
add_calendar (RecourseCompiler *compiler)
{
  RecourseProgram *program = compiler->program;
  RecourseHorizon *horizon = compiler->dossier->horizon;
  guint n_profiles = g_list_model_get_n_items (G_LIST_MODEL (compiler->dossier->profiles));
  int base_offset = get_base_offset (compiler);
  guint32 growth = build_growth (compiler);
  g_autofree guint32 *powers = NULL;

  if (horizon != NULL && horizon->last >= horizon->first && horizon->last - horizon->first < 200)
    {
      program->first_year = (int)horizon->first;
      program->n_years = (guint)(horizon->last - horizon->first) + 1;
    }
  program->n_slots = 1 + n_profiles;
  program->factors = g_new (guint32, program->n_slots);
  program->year_factors = g_new (guint32, (gsize)program->n_slots * program->n_years + 1);
  powers = g_new (guint32, program->n_years + 1);
  for (guint year = 0; year < program->n_years; year++)
    powers[year] = build_power (compiler->graph, growth, (int)year - base_offset);
  for (guint slot = 0; slot < program->n_slots; slot++)
    add_slot (compiler, slot, powers, base_offset);
  for (guint i = 0; i < n_profiles; i++)
    {
      g_autoptr (RecourseProfile) profile =
          g_list_model_get_item (G_LIST_MODEL (compiler->dossier->profiles), i);

      check_weights (compiler, profile, program->n_years);
    }
}

static guint
find_slot (RecourseCompiler *compiler, const char *profile)
{
  guint index;

  if (profile == NULL)
    return 0;
  index = recourse_dossier_index_of (compiler->dossier, compiler->dossier->profiles, profile);
  return index == G_MAXUINT ? 0 : index + 1;
}

static void
clear_term (gpointer data)
{
  g_clear_pointer (&((Term *)data)->formula, recourse_formula_free);
}

static void
add_terms (RecoursePricer *self)
{
  RecourseCompiler *compiler = self->compiler;
  GListModel *terms = G_LIST_MODEL (compiler->dossier->terms);

  for (guint i = 0; i < g_list_model_get_n_items (terms); i++)
    {
      g_autoptr (RecourseTerm) record = g_list_model_get_item (terms, i);
      Term term = { .record = RECOURSE_RECORD (record), .place = RECOURSE_NO_NODE };

      term.formula = recourse_compiler_parse (compiler, record->formula, record, "formula",
                                              RECOURSE_SCOPE_PARAMETER);
      term.stakeholder = find_stakeholder (compiler->program, record->stakeholder);
      term.slot = find_slot (compiler, record->profile);
      if (term.formula != NULL && term.stakeholder != G_MAXUINT)
        g_array_append_val (self->terms, term);
      else
        clear_term (&term);
    }
}

static void
add_look (RecoursePricer *self, guint holder, RecourseShare *record)
{
  RecourseCompiler *compiler = self->compiler;
  Look look = { .holder = holder };
  g_autoptr (RecourseFormula) share =
      recourse_compiler_parse (compiler, record->share, record, "share", RECOURSE_SCOPE_GENERAL);

  look.share = recourse_compiler_build (compiler, &compiler->binding, share, record, "share", NULL);
  look.of = find_stakeholder (compiler->program, record->of);
  if (look.of != G_MAXUINT)
    g_array_append_val (self->looks, look);
}

static void
add_looks (RecoursePricer *self)
{
  RecourseCompiler *compiler = self->compiler;
  GListModel *stakeholders = G_LIST_MODEL (compiler->dossier->stakeholders);

  for (guint i = 0; i < compiler->program->n_stakeholders; i++)
    {
      g_autoptr (RecourseStakeholder) stakeholder =
          g_list_model_get_item (stakeholders, compiler->program->positions[i]);

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (stakeholder->look_through));
           j++)
        {
          g_autoptr (RecourseShare) share =
              g_list_model_get_item (G_LIST_MODEL (stakeholder->look_through), j);

          add_look (self, i, share);
        }
    }
}

RecoursePricer *
recourse_pricer_new (RecourseCompiler *compiler)
{
  RecoursePricer *self = g_new0 (RecoursePricer, 1);
  guint n_sums;

  self->compiler = compiler;
  self->terms = g_array_new (FALSE, FALSE, sizeof (Term));
  g_array_set_clear_func (self->terms, clear_term);
  self->looks = g_array_new (FALSE, FALSE, sizeof (Look));
  self->sums = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  add_calendar (compiler);
  add_terms (self);
  add_looks (self);
  n_sums = compiler->program->n_stakeholders * compiler->program->n_slots;
  for (guint i = 0; i < n_sums; i++)
    g_ptr_array_add (self->sums, g_array_new (FALSE, FALSE, sizeof (guint32)));
  return self;
}

void
recourse_pricer_free (RecoursePricer *self)
{
  g_array_unref (self->terms);
  g_array_unref (self->looks);
  g_ptr_array_unref (self->sums);
  g_free (self->plain_payoffs);
  g_free (self->plain_parts);
  g_free (self);
}

static RecourseOverride *
parse_override (RecourseCompiler *compiler, RecourseNode *outcome, RecourseAssignment *assignment)
{
  RecourseOverride *override = g_new0 (RecourseOverride, 1);

  override->record = RECOURSE_RECORD (outcome);
  override->key = g_strdup_printf ("set.%s", assignment->name);
  override->place = RECOURSE_NO_NODE;
  override->formula = recourse_compiler_parse (compiler, assignment->text, outcome, override->key,
                                               RECOURSE_SCOPE_PARAMETER);
  return override;
}

static void
free_override (gpointer data)
{
  RecourseOverride *self = data;

  g_clear_pointer (&self->formula, recourse_formula_free);
  g_free (self->key);
  g_free (self);
}

/* (transfer full): what @outcome sets, entered into @binding */
static GPtrArray *
bind (RecoursePricer *self, RecourseNode *outcome, RecourseBinding *binding)
{
  GPtrArray *overrides = g_ptr_array_new_with_free_func (free_override);

  recourse_binding_init (binding, self->compiler->n_parameters);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (outcome->set)); i++)
    {
      g_autoptr (RecourseAssignment) assignment =
          g_list_model_get_item (G_LIST_MODEL (outcome->set), i);
      RecourseSymbol *symbol = assignment->name != NULL
                                   ? recourse_compiler_find (self->compiler, assignment->name)
                                   : NULL;
      RecourseOverride *override = parse_override (self->compiler, outcome, assignment);

      g_ptr_array_add (overrides, override);
      if (symbol != NULL && symbol->kind == RECOURSE_SYMBOL_PARAMETER)
        binding->overrides[symbol->parameter] = override;
    }
  return overrides;
}

static GArray *
sum_of (RecoursePricer *self, guint stakeholder, guint slot)
{
  return g_ptr_array_index (self->sums, stakeholder * self->compiler->program->n_slots + slot);
}

/* A faulty operand is left out; its fault is reported, so that there will be no program. */
static void
add_operand (RecoursePricer *self, guint stakeholder, guint slot, guint32 node)
{
  if (node != RECOURSE_NO_NODE)
    g_array_append_val (sum_of (self, stakeholder, slot), node);
}

static void
collect_terms (RecoursePricer *self, RecourseBinding *binding)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      Term *term = &g_array_index (self->terms, Term, i);

      add_operand (self, term->stakeholder, term->slot,
                   recourse_compiler_build (self->compiler, binding, term->formula, term->record,
                                            "formula", &term->place));
    }
}

static void
collect_payoffs (RecoursePricer *self, RecourseNode *outcome, RecourseBinding *binding)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (outcome->payoffs)); i++)
    {
      g_autoptr (RecourseAssignment) payoff =
          g_list_model_get_item (G_LIST_MODEL (outcome->payoffs), i);
      g_autofree char *key = g_strdup_printf ("payoffs.%s", payoff->name);
      g_autoptr (RecourseFormula) formula = recourse_compiler_parse (
          self->compiler, payoff->text, outcome, key, RECOURSE_SCOPE_PARAMETER);
      guint stakeholder = find_stakeholder (self->compiler->program, payoff->name);
      guint32 node = recourse_compiler_build (self->compiler, binding, formula, outcome, key, NULL);

      if (stakeholder != G_MAXUINT)
        add_operand (self, stakeholder, 0, node);
    }
}

static void
close_sums (RecoursePricer *self, guint32 *own)
{
  for (guint i = 0; i < self->sums->len; i++)
    {
      GArray *sum = g_ptr_array_index (self->sums, i);

      own[i] = recourse_graph_sum (self->compiler->graph, (guint32 *)sum->data, sum->len);
      g_array_set_size (sum, 0);
    }
}

/* Own amounts and shares of the others' own amounts, slot by slot. */
static void
add_shares (RecoursePricer *self, const guint32 *own, guint32 *parts)
{
  RecourseProgram *program = self->compiler->program;
  RecourseGraph *graph = self->compiler->graph;

  for (guint i = 0; i < self->sums->len; i++)
    g_array_append_val (g_ptr_array_index (self->sums, i), own[i]);
  for (guint i = 0; i < self->looks->len; i++)
    {
      const Look *look = &g_array_index (self->looks, Look, i);

      for (guint slot = 0; look->share != RECOURSE_NO_NODE && slot < program->n_slots; slot++)
        {
          guint32 amount = own[look->of * program->n_slots + slot];

          if (recourse_graph_is_number (graph, amount)
              && recourse_graph_get (graph, amount)->number == 0)
            continue;
          add_operand (self, look->holder, slot,
                       recourse_graph_apply (graph, RECOURSE_OP_MULTIPLY, look->share, amount, 0));
        }
    }
  close_sums (self, parts);
}

static void
discount_parts (RecoursePricer *self, const guint32 *parts, guint32 *payoffs)
{
  RecourseProgram *program = self->compiler->program;
  RecourseGraph *graph = self->compiler->graph;
  g_autofree guint32 *operands = g_new (guint32, program->n_slots);

  for (guint stakeholder = 0; stakeholder < program->n_stakeholders; stakeholder++)
    {
      guint n = 0;

      for (guint slot = 0; slot < program->n_slots; slot++)
        {
          guint32 part = parts[stakeholder * program->n_slots + slot];

          if (!recourse_graph_is_number (graph, part)
              || recourse_graph_get (graph, part)->number != 0)
            operands[n++] =
                recourse_graph_apply (graph, RECOURSE_OP_MULTIPLY, part, program->factors[slot], 0);
        }
      payoffs[stakeholder] = recourse_graph_sum (graph, operands, n);
    }
}

static void
price_afresh (RecoursePricer *self, RecourseNode *outcome, guint32 *payoffs, guint32 *parts)
{
  RecourseBinding binding = { 0 };
  g_autoptr (GPtrArray) overrides = bind (self, outcome, &binding);
  g_autofree guint32 *own = g_new (guint32, self->sums->len + 1);

  recourse_compiler_resolve_overrides (self->compiler, &binding);
  collect_terms (self, &binding);
  collect_payoffs (self, outcome, &binding);
  close_sums (self, own);
  add_shares (self, own, parts);
  discount_parts (self, parts, payoffs);
  recourse_binding_clear (&binding);
}

/* Most leaves of a large bare tree set nothing: what the terms give there is the same for all of them. */
static gboolean
is_plain (RecourseNode *outcome)
{
  return g_list_model_get_n_items (G_LIST_MODEL (outcome->set)) == 0
         && g_list_model_get_n_items (G_LIST_MODEL (outcome->payoffs)) == 0;
}

void
recourse_pricer_price (RecoursePricer *self,
                       RecourseNode *outcome,
                       guint32 *payoffs,
                       guint32 *parts)
{
  guint n = self->compiler->program->n_stakeholders;

  if (!is_plain (outcome))
    {
      price_afresh (self, outcome, payoffs, parts);
      return;
    }
  if (self->plain_payoffs == NULL)
    {
      self->plain_payoffs = g_new (guint32, n + 1);
      self->plain_parts = g_new (guint32, self->sums->len + 1);
      price_afresh (self, outcome, self->plain_payoffs, self->plain_parts);
    }
  memcpy (payoffs, self->plain_payoffs, n * sizeof *payoffs);
  memcpy (parts, self->plain_parts, self->sums->len * sizeof *parts);
}
