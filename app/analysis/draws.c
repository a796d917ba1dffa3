/* One pass over the draws on all processors.  As in the simulation the replicate is the unit of work, so that
 * no result depends on the number of threads. */
#include "config.h"

#include "draws.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

typedef struct
{
  const RecourseDrawsTask *task;
  RecourseKernel *kernel;
  RecourseSampler sampler;
  int next_replicate; /* atomic */
  int is_short;       /* atomic: of memory */
} Pass;

static void
run_block (Pass *self, RecourseDraws *draws, RecourseLevels *levels, guint64 block)
{
  draws->n = recourse_sampler_count_block (&self->sampler, draws->replicate, block);
  recourse_sampler_fill (&self->sampler, levels, draws->replicate, block, draws->registers->inputs);
  self->task->take (draws, self->task->user_data);
}

static void
run_replicates (Pass *self, RecourseDraws *draws, RecourseLevels *levels)
{
  int replicate;

  while ((replicate = g_atomic_int_add (&self->next_replicate, 1)) < RECOURSE_REPLICATES)
    {
      draws->replicate = (guint)replicate;
      const guint64 n = recourse_sampler_count (&self->sampler, draws->replicate);
      for (guint64 block = 0; block * RECOURSE_BLOCK < n; block++)
        if (!g_cancellable_is_cancelled (self->task->cancellable))
          run_block (self, draws, levels, block);
    }
}

static gpointer
run_thread (gpointer data)
{
  Pass *self = data;
  RecourseLevels levels = { .is_read = TRUE };
  RecourseRegisters *registers = recourse_registers_new (self->kernel);

  if (recourse_levels_init (&levels, self->task->program) && registers != NULL)
    {
      RecourseDraws draws = { .kernel = self->kernel,
                              .registers = registers,
                              .levels = levels.levels,
                              .n_stakeholders = self->task->program->n_stakeholders };
      run_replicates (self, &draws, &levels);
    }
  else
    g_atomic_int_set (&self->is_short, 1);
  recourse_levels_clear (&levels);
  g_clear_pointer (&registers, recourse_registers_free);

  return NULL;
}

static void
run_threads (Pass *self)
{
  const guint wanted = self->task->threads > 0 ? self->task->threads : g_get_num_processors ();
  const guint n = CLAMP (wanted, 1, RECOURSE_REPLICATES);
  g_autofree GThread **threads = g_new0 (GThread *, n);

  for (guint i = 1; i < n; i++)
    threads[i] = g_thread_try_new ("draws", run_thread, self, NULL);
  run_thread (self);
  for (guint i = 1; i < n; i++)
    if (threads[i] != NULL)
      g_thread_join (threads[i]);
}

/* Which nodes depend on an input that is no driver. */
static guint8 *
find_open (const RecourseGraph *graph, guint n_drivers)
{
  guint8 *is_open = g_new0 (guint8, graph->nodes->len + 1);

  for (guint32 i = 0; i < graph->nodes->len; i++)
    {
      const RecourseGraphNode *node = recourse_graph_get (graph, i);
      const guint arity = recourse_op_arity (node->op);

      if (node->op == RECOURSE_OP_INPUT)
        is_open[i] = node->a >= n_drivers;
      else if (node->op == RECOURSE_OP_SUM)
        for (guint32 j = 0; j < node->b; j++)
          is_open[i] |= is_open[recourse_graph_operands (graph, node)[j]];
      else if (arity > 0)
        is_open[i] = is_open[node->a] | (arity > 1 ? is_open[node->b] : 0)
                     | (arity > 2 ? is_open[node->c] : 0);
    }
  return is_open;
}

/* Draws were checked when the program was run: only what a lever that is kept open moves is to be checked still. */
static void
keep_open_checks (RecoursePlan *plan, guint n_drivers)
{
  g_autofree guint8 *is_open = find_open (plan->graph, n_drivers);
  guint n = 0;

  for (guint i = 0; i < plan->checks->len; i++)
    {
      const RecoursePlanCheck check = g_array_index (plan->checks, RecoursePlanCheck, i);

      if (is_open[check.node])
        g_array_index (plan->checks, RecoursePlanCheck, n++) = check;
    }
  g_array_set_size (plan->checks, n);
}

/* Of the plan only its last step is wanted, the expected payoffs of the paths. */
RecoursePlan *
recourse_draws_plan (const RecourseDrawsTask *task)
{
  RecoursePlan *plan = recourse_plan_new (task->program, task->policy);

  g_array_remove_range (plan->steps, 0, plan->steps->len - 1);
  RecoursePlanStep *paths = &g_array_index (plan->steps, RecoursePlanStep, 0);
  g_array_remove_range (plan->roots, 0, paths->first);
  paths->first = 0;
  keep_open_checks (plan, task->program->n_drivers);

  return plan;
}

gboolean
recourse_draws_run (const RecourseDrawsTask *task, GError **error)
{
  g_autoptr (RecoursePlan) made = task->plan == NULL ? recourse_draws_plan (task) : NULL;
  g_autoptr (RecourseKernel) kernel =
      recourse_kernel_new (made != NULL ? made : task->plan, task->n_inputs, task->wanted);
  Pass pass = { .task = task, .kernel = kernel };

  recourse_sampler_init (&pass.sampler, task->program, task->trials, task->seed);
  run_threads (&pass);
  recourse_sampler_clear (&pass.sampler);
  if (g_cancellable_set_error_if_cancelled (task->cancellable, error))
    return FALSE;
  if (pass.is_short)
    g_set_error_literal (
        error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
        _ ("there is not enough memory to analyze so large a dossier; use fewer outcomes"));

  return !pass.is_short;
}

void
recourse_draws_execute (RecourseDraws *self)
{
  recourse_kernel_begin (self->kernel, self->registers);
  recourse_kernel_execute (self->kernel, self->registers, 0);
}

const double *
recourse_draws_value (const RecourseDraws *self, guint path, guint stakeholder)
{
  return recourse_kernel_root (self->kernel, self->registers,
                               path * self->n_stakeholders + stakeholder);
}

double *
recourse_draws_input (RecourseDraws *self, guint index)
{
  return self->registers->inputs[index];
}
