/* What the names in formulas mean: parsing with checks, nearest names, cycles, and building the graph.  All
 * walks keep their own stack, since a dossier decides how long a chain of variables is. */
#include "config.h"
#include "compiler.h"
#include "model/wording.h"

#include <glib/gi18n.h>
#include <math.h>

RecourseSymbol *
recourse_compiler_find (RecourseCompiler *self, const char *id)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->symbols, id));

  return index == 0 ? NULL : &g_array_index (self->symbol_list, RecourseSymbol, index - 1);
}

RecourseSymbol *
recourse_compiler_add_symbol (RecourseCompiler *self,
                              RecourseSymbolKind kind,
                              RecourseRecord *record,
                              guint32 node)
{
  const char *id = recourse_record_get_id (record);
  RecourseSymbol symbol = {
    .kind = kind, .id = id, .record = record, .node = node, .place = RECOURSE_NO_NODE
  };

  if (id == NULL || g_hash_table_contains (self->symbols, id))
    return NULL; /* the model's rules report it */
  symbol.state = kind < RECOURSE_SYMBOL_VARIABLE ? RECOURSE_SYMBOL_DONE : RECOURSE_SYMBOL_NEW;
  if (kind == RECOURSE_SYMBOL_PARAMETER)
    symbol.parameter = self->n_parameters++;
  g_array_append_val (self->symbol_list, symbol);
  g_hash_table_insert (self->symbols, (gpointer)id, GUINT_TO_POINTER (self->symbol_list->len));
  return &g_array_index (self->symbol_list, RecourseSymbol, self->symbol_list->len - 1);
}

static gboolean
is_in_scope (const RecourseSymbol *symbol, RecourseScope scope)
{
  if (scope == RECOURSE_SCOPE_FIXED)
    return symbol->kind == RECOURSE_SYMBOL_CONSTANT || symbol->kind == RECOURSE_SYMBOL_LEVER;
  return scope == RECOURSE_SCOPE_PARAMETER || symbol->kind != RECOURSE_SYMBOL_PARAMETER;
}

static void
report_unknown (RecourseCompiler *self,
                const RecourseMention *name,
                gpointer record,
                const char *key,
                RecourseScope scope)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const char *nearest;

  for (guint i = 0; i < self->symbol_list->len; i++)
    if (is_in_scope (&g_array_index (self->symbol_list, RecourseSymbol, i), scope))
      g_ptr_array_add (words, (char *)g_array_index (self->symbol_list, RecourseSymbol, i).id);
  nearest = recourse_word_nearest (name->id, (const char *const *)words->pdata, words->len);
  if (nearest != NULL && recourse_word_is_near (name->id, nearest))
    recourse_faults_add (self->faults, record, key,
                         _ ("column %u of the formula: nothing is called “%s”; did you mean %s?"),
                         name->column, name->id, nearest);
  else
    recourse_faults_add (
        self->faults, record, key,
        _ ("column %u of the formula: nothing is called “%s”; add a constant, lever, driver or "
           "variable with this id"),
        name->column, name->id);
}

static gboolean
check_name (RecourseCompiler *self,
            const RecourseMention *name,
            gpointer record,
            const char *key,
            RecourseScope scope)
{
  const RecourseSymbol *symbol = recourse_compiler_find (self, name->id);

  if (symbol == NULL)
    {
      report_unknown (self, name, record, key, scope);
      return FALSE;
    }
  if (is_in_scope (symbol, scope))
    return TRUE;
  if (scope == RECOURSE_SCOPE_FIXED)
    recourse_faults_add (self->faults, record, key,
                         _ ("column %u of the formula: “%s” cannot be named here; whether an "
                            "option is available may "
                            "depend on constants and levers only"),
                         name->column, name->id);
  else
    recourse_faults_add (self->faults, record, key,
                         _ ("column %u of the formula: “%s” is a parameter, which only terms, "
                            "parameters and outcomes "
                            "may name; use a variable here"),
                         name->column, name->id);
  return FALSE;
}

RecourseFormula *
recourse_compiler_parse (
    RecourseCompiler *self, const char *text, gpointer record, const char *key, RecourseScope scope)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RecourseFormula) formula = NULL;
  gboolean is_good = TRUE;

  if (text == NULL)
    return NULL; /* the reader reports what is missing */
  formula = recourse_formula_parse (text, &error);
  if (formula == NULL)
    {
      recourse_faults_add (self->faults, record, key, "%s", error->message);
      return NULL;
    }
  for (gsize i = 0; i < formula->n_names; i++)
    is_good &= check_name (self, &formula->names[i], record, key, scope);
  return is_good ? g_steal_pointer (&formula) : NULL;
}

void
recourse_compiler_add_formulas (RecourseCompiler *self)
{
  guint first = self->symbol_list->len;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->dossier->variables)); i++)
    {
      g_autoptr (RecourseRecord) record =
          g_list_model_get_item (G_LIST_MODEL (self->dossier->variables), i);

      recourse_compiler_add_symbol (self, RECOURSE_SYMBOL_VARIABLE, record, RECOURSE_NO_NODE);
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->dossier->parameters)); i++)
    {
      g_autoptr (RecourseRecord) record =
          g_list_model_get_item (G_LIST_MODEL (self->dossier->parameters), i);

      recourse_compiler_add_symbol (self, RECOURSE_SYMBOL_PARAMETER, record, RECOURSE_NO_NODE);
    }
  for (guint i = first; i < self->symbol_list->len; i++)
    {
      RecourseSymbol *symbol = &g_array_index (self->symbol_list, RecourseSymbol, i);
      gboolean is_variable = symbol->kind == RECOURSE_SYMBOL_VARIABLE;

      symbol->formula =
          recourse_compiler_parse (self,
                                   is_variable ? RECOURSE_VARIABLE (symbol->record)->formula
                                               : RECOURSE_PARAMETER (symbol->record)->value,
                                   symbol->record, is_variable ? "formula" : "value",
                                   is_variable ? RECOURSE_SCOPE_GENERAL : RECOURSE_SCOPE_PARAMETER);
    }
}

void
recourse_binding_init (RecourseBinding *self, guint n_parameters)
{
  self->overrides = g_new0 (RecourseOverride *, n_parameters + 1);
  self->nodes = g_new0 (guint32, n_parameters + 1);
  self->states = g_new0 (guint8, n_parameters + 1);
}

void
recourse_binding_clear (RecourseBinding *self)
{
  g_clear_pointer (&self->overrides, g_free);
  g_clear_pointer (&self->nodes, g_free);
  g_clear_pointer (&self->states, g_free);
}

static const RecourseOverride *
override_of (const RecourseBinding *binding, const RecourseSymbol *symbol)
{
  return symbol->kind == RECOURSE_SYMBOL_PARAMETER ? binding->overrides[symbol->parameter] : NULL;
}

static const RecourseFormula *
formula_of (const RecourseBinding *binding, const RecourseSymbol *symbol)
{
  const RecourseOverride *override = override_of (binding, symbol);

  return override != NULL ? override->formula : symbol->formula;
}

static RecourseSymbolState
state_of (const RecourseBinding *binding, const RecourseSymbol *symbol)
{
  return symbol->kind == RECOURSE_SYMBOL_PARAMETER ? binding->states[symbol->parameter]
                                                   : symbol->state;
}

static guint32
node_of (const RecourseBinding *binding, const RecourseSymbol *symbol)
{
  if (state_of (binding, symbol) != RECOURSE_SYMBOL_DONE)
    return RECOURSE_NO_NODE;
  return symbol->kind == RECOURSE_SYMBOL_PARAMETER ? binding->nodes[symbol->parameter]
                                                   : symbol->node;
}

static void
set_state (RecourseBinding *binding,
           RecourseSymbol *symbol,
           RecourseSymbolState state,
           guint32 node)
{
  if (symbol->kind == RECOURSE_SYMBOL_PARAMETER)
    {
      binding->states[symbol->parameter] = state;
      binding->nodes[symbol->parameter] = node;
    }
  else
    {
      symbol->state = state;
      symbol->node = node;
    }
}

/* Reports the part of the stack from @symbol up as a cycle: a → b → a. */
static void
report_cycle (RecourseCompiler *self, RecourseBinding *binding, guint symbol, guint base)
{
  g_autoptr (GString) cycle = g_string_new (NULL);
  RecourseSymbol *first = &g_array_index (self->symbol_list, RecourseSymbol, symbol);
  const RecourseOverride *override = override_of (binding, first);
  gboolean is_inside = FALSE;

  for (guint i = base; i < self->stack->len; i++)
    {
      guint at = g_array_index (self->stack, RecourseFrame, i).symbol;

      is_inside |= at == symbol;
      if (is_inside && cycle->len < 2000)
        g_string_append_printf (cycle, "%s → ",
                                g_array_index (self->symbol_list, RecourseSymbol, at).id);
    }
  g_string_append (cycle, first->id);
  recourse_faults_add (self->faults, override != NULL ? override->record : first->record,
                       override != NULL                           ? override->key
                       : first->kind == RECOURSE_SYMBOL_PARAMETER ? "value"
                                                                  : "formula",
                       _ ("the formula depends on itself: %s; take one of these names out"),
                       cycle->str);
}

static guint32
build_symbol (RecourseCompiler *self, RecourseBinding *binding, RecourseSymbol *symbol)
{
  RecourseOverride *override =
      symbol->kind == RECOURSE_SYMBOL_PARAMETER ? binding->overrides[symbol->parameter] : NULL;

  if (override != NULL)
    return recourse_compiler_build (self, binding, override->formula, override->record,
                                    override->key, &override->place);
  return recourse_compiler_build (self, binding, symbol->formula, symbol->record,
                                  symbol->kind == RECOURSE_SYMBOL_PARAMETER ? "value" : "formula",
                                  &symbol->place);
}

static void
open_symbol (RecourseCompiler *self, RecourseBinding *binding, guint index)
{
  RecourseFrame frame = { .symbol = index };

  set_state (binding, &g_array_index (self->symbol_list, RecourseSymbol, index),
             RECOURSE_SYMBOL_OPEN, RECOURSE_NO_NODE);
  g_array_append_val (self->stack, frame);
}

/* Opens the first name of the top frame that is still new; FALSE where all are done. */
static gboolean
open_next (RecourseCompiler *self, RecourseBinding *binding, guint base)
{
  RecourseFrame *top = &g_array_index (self->stack, RecourseFrame, self->stack->len - 1);
  const RecourseFormula *formula =
      formula_of (binding, &g_array_index (self->symbol_list, RecourseSymbol, top->symbol));

  while (formula != NULL && top->next < formula->n_names)
    {
      const char *id = formula->names[top->next++].id;
      guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->symbols, id)) - 1;
      RecourseSymbolState state =
          state_of (binding, &g_array_index (self->symbol_list, RecourseSymbol, index));

      if (state == RECOURSE_SYMBOL_OPEN)
        report_cycle (self, binding, index, base);
      if (state != RECOURSE_SYMBOL_NEW)
        continue;
      open_symbol (self, binding, index);
      return TRUE;
    }
  return FALSE;
}

static void
resolve (RecourseCompiler *self, RecourseBinding *binding, guint index)
{
  guint base = self->stack->len;

  open_symbol (self, binding, index);
  while (self->stack->len > base)
    {
      RecourseSymbol *symbol;

      if (open_next (self, binding, base))
        continue;
      symbol =
          &g_array_index (self->symbol_list, RecourseSymbol,
                          g_array_index (self->stack, RecourseFrame, self->stack->len - 1).symbol);
      set_state (binding, symbol, RECOURSE_SYMBOL_DONE, build_symbol (self, binding, symbol));
      g_array_set_size (self->stack, self->stack->len - 1);
    }
}

void
recourse_compiler_resolve_all (RecourseCompiler *self)
{
  for (guint i = 0; i < self->symbol_list->len; i++)
    if (state_of (&self->binding, &g_array_index (self->symbol_list, RecourseSymbol, i))
        == RECOURSE_SYMBOL_NEW)
      resolve (self, &self->binding, i);
}

/* Also those that no term uses, so that their faults come to light. */
void
recourse_compiler_resolve_overrides (RecourseCompiler *self, RecourseBinding *binding)
{
  for (guint i = 0; i < self->symbol_list->len; i++)
    {
      RecourseSymbol *symbol = &g_array_index (self->symbol_list, RecourseSymbol, i);

      if (override_of (binding, symbol) != NULL
          && state_of (binding, symbol) == RECOURSE_SYMBOL_NEW)
        resolve (self, binding, i);
    }
}

static guint32
pop_operand (RecourseCompiler *self)
{
  guint32 node = g_array_index (self->operands, guint32, self->operands->len - 1);

  g_array_set_size (self->operands, self->operands->len - 1);
  return node;
}

static guint32
apply_step (RecourseCompiler *self, const RecourseStep *step)
{
  guint arity = recourse_op_arity (step->op);
  guint32 c = arity > 2 ? pop_operand (self) : 0;
  guint32 b = arity > 1 ? pop_operand (self) : 0;
  guint32 a = pop_operand (self);

  return step->is_swapped ? recourse_graph_apply (self->graph, step->op, b, a, c)
                          : recourse_graph_apply (self->graph, step->op, a, b, c);
}

static guint32
build_steps (RecourseCompiler *self, RecourseBinding *binding, const RecourseFormula *formula)
{
  guint base = self->operands->len;
  guint32 node = RECOURSE_NO_NODE;

  for (gsize i = 0; i < formula->n_steps; i++)
    {
      const RecourseStep *step = &formula->steps[i];

      if (step->op == RECOURSE_OP_NUMBER)
        node = recourse_graph_number (self->graph, step->number);
      else if (step->op == RECOURSE_OP_NAME)
        node = node_of (binding, recourse_compiler_find (self, formula->names[step->name].id));
      else
        node = apply_step (self, step);
      if (node == RECOURSE_NO_NODE)
        break;
      g_array_append_val (self->operands, node);
    }
  g_array_set_size (self->operands, base);
  return node;
}

/* Records without a name of their own are told by where they stand. */
static char *
describe_nameless (RecourseCompiler *self, gpointer record, const char *key)
{
  guint index;

  if (RECOURSE_IS_TERM (record) && g_list_store_find (self->dossier->terms, record, &index))
    return g_strdup_printf ("terms[%u].%s", index, key);
  if (RECOURSE_IS_NODE (record) && self->position != NULL)
    return g_strdup_printf (_ ("%s of “%s”"), key, self->position);
  return g_strdup (key);
}

char *
recourse_compiler_describe (RecourseCompiler *self, gpointer record, const char *key)
{
  const char *id = recourse_record_get_id (record);

  if (id == NULL)
    id = recourse_record_get_label (record);
  return id == NULL || *id == '\0' ? describe_nameless (self, record, key)
                                   : g_strdup_printf (_ ("%s of “%s”"), key, id);
}

/* Resolves what @formula names, then builds it.  A formula of constants alone has a place too: with a lever kept open it
 * may be at fault. */
guint32
recourse_compiler_build (RecourseCompiler *self,
                         RecourseBinding *binding,
                         const RecourseFormula *formula,
                         gpointer record,
                         const char *key,
                         guint32 *place)
{
  guint32 node, own_place = RECOURSE_NO_NODE;
  const RecourseGraphNode *inner;

  if (formula == NULL)
    return RECOURSE_NO_NODE;
  for (gsize i = 0; i < formula->n_names; i++)
    {
      guint index =
          GPOINTER_TO_UINT (g_hash_table_lookup (self->symbols, formula->names[i].id)) - 1;

      if (state_of (binding, &g_array_index (self->symbol_list, RecourseSymbol, index))
          == RECOURSE_SYMBOL_NEW)
        resolve (self, binding, index);
    }
  node = build_steps (self, binding, formula);
  if (node == RECOURSE_NO_NODE)
    return node;
  inner = recourse_graph_get (self->graph, node);
  if (inner->op == RECOURSE_OP_INPUT || inner->op == RECOURSE_OP_FORMULA
      || (inner->op == RECOURSE_OP_NUMBER && isfinite (inner->number) && formula->n_names == 0))
    return node;
  if (place == NULL)
    place = &own_place;
  if (*place == RECOURSE_NO_NODE)
    *place = recourse_graph_add_place (self->graph, recourse_compiler_describe (self, record, key),
                                       record, key);
  return recourse_graph_formula (self->graph, node, *place);
}
