/* Blocks of draws only raise doubts; the exact evaluator, which knows what is in use and can say what failed, settles
 * them, as it does for the simulation. */
#include "config.h"

#include "bargain-faults.h"

#include <glib/gi18n.h>
#include <math.h>

/* Of a replicate with faults so many doubtful draws are looked at to estimate their share. */
#define FAULTS_LOOKED_AT 64

void
recourse_bargain_faults_clear (RecourseBargainFaults *self)
{
  g_clear_error (&self->error);
}

void
recourse_bargain_faults_begin (RecourseBargainFaults *self)
{
  self->has_doubts = FALSE;
}

static void
doubt (RecourseBargainFaults *self, guint draw, double transfer)
{
  for (guint i = 0; !self->has_doubts && i < RECOURSE_BLOCK; i++)
    {
      self->transfers[i] = NAN;
      self->is_certain[i] = 0;
    }
  self->has_doubts = TRUE;
  if (!(self->transfers[draw] <= transfer))
    self->transfers[draw] = transfer;
}

void
recourse_bargain_faults_note (RecourseBargainFaults *self, guint draw, double transfer)
{
  doubt (self, draw, transfer);
  self->is_certain[draw] = 1;
}

void
recourse_bargain_faults_note_suspects (RecourseBargainFaults *self,
                                       const RecourseDraws *draws,
                                       double transfer)
{
  const RecourseRegisters *registers = draws->registers;

  for (guint i = 0; registers->has_suspects && i < draws->n; i++)
    if (registers->suspects[i])
      doubt (self, i, transfer);
}

/* What nothing uses may have any value: it has its mean. */
static double *
inputs_of (const RecourseBargainCase *bargain, RecourseDraws *draws, guint draw, double transfer)
{
  double *inputs = recourse_program_means (&bargain->program);

  for (guint i = 0; i < bargain->lever; i++)
    if (recourse_draws_input (draws, i) != NULL)
      inputs[i] = recourse_draws_input (draws, i)[draw];
  inputs[bargain->lever] = transfer;
  return inputs;
}

/* Where every payoff is finite but a gain is not, the difference of two is beyond all numbers. */
static gboolean
has_answer (const RecourseBargainCase *bargain,
            const double *inputs,
            gboolean has_gains,
            GError **error)
{
  const RecourseProgram *program = &bargain->program;
  g_autofree double *values = g_new (double, program->graph->nodes->len + 1);

  if (!recourse_program_evaluate (program, inputs, values, _ ("in a draw with the transfer moved"),
                                  error))
    return FALSE;
  if (!has_gains)
    g_set_error_literal (error, RECOURSE_ANALYSIS_ERROR, RECOURSE_ANALYSIS_ERROR_VALUE,
                         _ ("a payoff has no finite value in some draws when the transfer of a "
                            "bargain is moved over "
                            "its range; narrow the range or mend the formula"));
  return has_gains;
}

static void
look_again (RecourseBargainFaults *self,
            const RecourseBargainCase *bargain,
            RecourseDraws *draws,
            guint draw)
{
  g_autofree double *inputs = inputs_of (bargain, draws, draw, self->transfers[draw]);
  g_autoptr (GError) error = NULL;

  self->n_looked_at++;
  if (has_answer (bargain, inputs, !self->is_certain[draw], &error))
    return;
  self->n_faulty++;
  if (self->error == NULL)
    self->error = g_steal_pointer (&error);
}

void
recourse_bargain_faults_look (RecourseBargainFaults *self,
                              const RecourseBargainCase *bargain,
                              RecourseDraws *draws)
{
  for (guint i = 0; self->has_doubts && i < draws->n; i++)
    {
      if (isnan (self->transfers[i]))
        continue;
      self->n_suspects++;
      if (self->error == NULL || self->n_looked_at < FAULTS_LOOKED_AT)
        look_again (self, bargain, draws, i);
    }
}

gboolean
recourse_bargain_faults_report (const RecourseBargainFaults *faults, guint64 trials, GError **error)
{
  const GError *first = NULL;
  double affected = 0;

  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    {
      if (faults[i].error == NULL)
        continue;
      if (first == NULL)
        first = faults[i].error;
      affected +=
          (double)faults[i].n_suspects * (double)faults[i].n_faulty / (double)faults[i].n_looked_at;
    }
  if (first == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (first)); /* with its place */
  recourse_analysis_error_add_share (error, 100 * affected / (double)trials);
  return FALSE;
}
