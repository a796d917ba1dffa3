/* Years: what the leading path would bring the stakeholder in view in each year of the horizon.  Two
 * nested bands, P10 to P90 and P25 to P75, around the median; the bounds are named where the fan ends,
 * and the baseline is the zero line.  Keys name years, not paths, so that the fan of one path becomes the
 * fan of the next. */
#include "config.h"

#include "years.h"

#include "charts.h"
#include "findings.h"

#include "drawing/placement.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef double (*Bound) (const RecourseYear *year);

static double
get_p10 (const RecourseYear *year)
{
  return year->p10;
}

static double
get_p25 (const RecourseYear *year)
{
  return year->p25;
}

static double
get_p50 (const RecourseYear *year)
{
  return year->p50;
}

static double
get_p75 (const RecourseYear *year)
{
  return year->p75;
}

static double
get_p90 (const RecourseYear *year)
{
  return year->p90;
}

static const struct
{
  const char *name;
  Bound bound;
} bounds[] = {
  { N_ ("P90"), get_p90 }, { N_ ("P75"), get_p75 }, { N_ ("median"), get_p50 },
  { N_ ("P25"), get_p25 }, { N_ ("P10"), get_p10 },
};

static double
year_x (const ChartYears *plan, guint i)
{
  return round (plan->first_x + i * plan->step);
}

static double
money_y (const ChartYears *plan, double value)
{
  return chart_axis_x (&plan->axis, value);
}

/* How far the fan goes on before and behind the only year: no other fan says more than its years do. */
static double
reach (const ChartYears *plan)
{
  return plan->outcome->n_years == 1 ? 80 * plan->frame->unit : 0;
}

static void
add_edge (const ChartYears *plan, GArray *curve, Bound bound, gboolean is_back)
{
  guint n = plan->outcome->n_years, skipped = reach (plan) > 0 ? 0 : 1;

  for (guint k = skipped; k < n + 2 - skipped; k++)
    {
      guint at = is_back ? n + 1 - k : k, i = CLAMP (at, 1, n) - 1;
      double x = year_x (plan, i) + (at == 0 ? -reach (plan) : at == n + 1 ? reach (plan) : 0);
      double y = money_y (plan, bound (&plan->outcome->yearly[i]));

      if (curve->len == 0)
        recourse_curve_move_to (curve, x, y);
      else
        recourse_curve_line_to (curve, x, y);
    }
}

static void
draw_band (const ChartYears *plan, Bound low, Bound high, double alpha, const char *name)
{
  RecourseInk ink = chart_party_ink (plan->results->positions[plan->stakeholder]);
  RecoursePaint paint = { .fill = ink, .fill_alpha = alpha, .stroke = ink, .stroke_width = 1 };
  GArray *curve = recourse_curve_new ();
  RecourseMark *mark;

  add_edge (plan, curve, high, FALSE);
  add_edge (plan, curve, low, TRUE);
  recourse_curve_close (curve);
  mark = recourse_scene_add_curve (plan->frame->scene, "band", curve, paint, "years/%s/%s",
                                   plan->id, name);
  mark->z = 3;
}

static void
draw_median (const ChartYears *plan)
{
  RecoursePaint paint = { .stroke = RECOURSE_INK_INTERVAL,
                          .stroke_width = 2.5,
                          .halo = RECOURSE_INK_BACKGROUND,
                          .halo_width = 1 };
  GArray *curve = recourse_curve_new ();
  RecourseMark *mark;

  add_edge (plan, curve, get_p50, FALSE);
  mark = recourse_scene_add_curve (plan->frame->scene, "line", curve, paint, "years/%s/median",
                                   plan->id);
  mark->z = 6;
}

/* The mean of each year, which is what is told when the year is pointed at. */
static void
draw_year (const ChartYears *plan, guint i)
{
  ChartFrame *frame = plan->frame;
  const RecourseYear *year = &plan->outcome->yearly[i];
  RecoursePaint paint = { .fill = RECOURSE_INK_BACKGROUND,
                          .stroke = RECOURSE_INK_INTERVAL,
                          .stroke_width = 1.5 };
  g_autofree char *words = chart_years_describe (plan, i);
  RecourseMark *mark = recourse_scene_add_symbol (
      frame->scene, "mean", RECOURSE_SYMBOL_DIAMOND, year_x (plan, i), money_y (plan, year->mean),
      MAX (8, round (13 * frame->unit)), paint, "years/%s/%d/mean", plan->id, year->year);

  mark->z = 8;
  mark->value = year->mean;
  recourse_mark_speak (mark, plan->id, "%s", words);
}

static ChartText
name_style (const ChartYears *plan)
{
  return (
      ChartText){ .px = plan->frame->label_px, .side = CHART_LEFT, .ink = RECOURSE_INK_SECONDARY };
}

static void
draw_names (const ChartYears *plan)
{
  guint n = G_N_ELEMENTS (bounds), last = plan->outcome->n_years - 1;
  RecourseSpot spots[G_N_ELEMENTS (bounds)];
  double line = chart_line (plan->frame->label_px);
  double x = year_x (plan, last) + reach (plan) + round (0.5 * plan->frame->label_px);
  RecourseRect plot = plan->frame->plot;

  for (guint k = 0; k < n; k++)
    spots[k] =
        (RecourseSpot){ .wanted = money_y (plan, bounds[k].bound (&plan->outcome->yearly[last])),
                        .size = line,
                        .weight = k == n / 2 ? 4 : 1 };
  recourse_place_along (spots, n, plot.y - line / 2, chart_bottom (plot) + line / 2);
  for (guint k = 0; k < n; k++)
    {
      ChartText style = name_style (plan);

      style.is_semibold = k == n / 2;
      style.ink = k == n / 2 ? RECOURSE_INK_TEXT : RECOURSE_INK_SECONDARY;
      style.has_halo = TRUE;
      chart_text (plan->frame, "label", _ (bounds[k].name), x, spots[k].placed - line / 2, style,
                  "bound/%s", bounds[k].name);
    }
}

/* Every year, every second, fifth …: as many as have room; counted from the first. */
static void
draw_labels (const ChartYears *plan, double y)
{
  static const guint strides[] = { 1, 2, 5, 10, 20, 50, 100 };
  ChartFrame *frame = plan->frame;
  ChartText style = { .px = frame->label_px, .side = CHART_MIDDLE, .ink = RECOURSE_INK_SECONDARY };
  double widest = chart_text_width ("2000", style) + frame->label_px;
  guint k = 0, stride;

  while (k + 1 < G_N_ELEMENTS (strides) && strides[k] * plan->step < widest)
    k++;
  stride = strides[k];
  for (guint i = 0; i < plan->outcome->n_years; i += stride)
    {
      int year = plan->outcome->yearly[i].year;
      g_autofree char *text = g_strdup_printf ("%d", year);
      RecourseMark *mark =
          chart_text (frame, "tick-time", text, year_x (plan, i), y, style, "tick/%d", year);

      mark->value = year;
    }
}

static void
find_range (const ChartYears *plan, double *low, double *high)
{
  *low = *high = 0;
  for (guint i = 0; i < plan->outcome->n_years; i++)
    {
      const RecourseYear *year = &plan->outcome->yearly[i];

      *low = fmin (*low, fmin (year->p10, year->mean));
      *high = fmax (*high, fmax (year->p90, year->mean));
    }
}

static void
plan_axes (ChartYears *plan)
{
  ChartFrame *frame = plan->frame;
  double low, high, line = chart_line (frame->label_px), head = round (line / 2);
  double bottom = chart_bottom (frame->plot) - chart_axis_height (frame, NULL) - round (line / 3);
  ChartText style = name_style (plan);
  double half, room;

  find_range (plan, &low, &high);
  plan->decimals = chart_decimals (MAX (-low, high));
  frame->plot.y += head;
  frame->plot.height = bottom - frame->plot.y;
  chart_axis_init_money_up (&plan->axis, frame, low, high, frame->plot.y, bottom);
  plan->money = chart_frame_take_start (frame, chart_axis_width_up (frame, &plan->axis),
                                        round (0.6 * frame->label_px));
  style.is_semibold = TRUE;
  for (guint k = 0; k < G_N_ELEMENTS (bounds); k++)
    plan->names = fmax (plan->names, chart_text_width (_ (bounds[k].name), style));
  plan->names += round (0.5 * frame->label_px);
  half = chart_text_width ("2000", style) / 2;
  room = frame->plot.width - plan->names - 2 * half - reach (plan);
  plan->first_x = frame->plot.x + half;
  plan->step = room / MAX (1, plan->outcome->n_years - 1);
  if (plan->outcome->n_years == 1)
    plan->first_x += room / 2;
}

/* What zero stands for, at the start of its line, where the fan leaves it the room. */
static void
draw_zero_label (const ChartYears *plan)
{
  ChartFrame *frame = plan->frame;
  ChartText style = { .px = frame->label_px,
                      .max_width = 0.6 * frame->plot.width,
                      .max_lines = 1,
                      .side = CHART_LEFT,
                      .ink = RECOURSE_INK_SECONDARY,
                      .has_halo = TRUE };
  const char *label = chart_baseline_label (frame);
  double line = chart_line (style.px), y = money_y (plan, 0);
  double end = frame->plot.x + 3 + chart_text_width (label, style), low = INFINITY,
         high = -INFINITY;

  for (guint i = 0; i < plan->outcome->n_years; i++)
    if (i == 0 || year_x (plan, i - 1) < end)
      {
        low = fmin (low, plan->outcome->yearly[i].p10);
        high = fmax (high, plan->outcome->yearly[i].p90);
      }
  y = high <= 0 ? y - line - 1 : y + 2;
  if ((low < 0 && high > 0) || y < frame->plot.y - line / 2
      || y + line > chart_bottom (frame->plot) + line / 2)
    return;
  chart_text (frame, "zero-label", label, frame->plot.x + 3, y, style, "zero/label");
}

static void
draw (ChartYears *plan)
{
  ChartFrame *frame = plan->frame;

  plan_axes (plan);
  chart_axis_draw_up (frame, &plan->axis, plan->money, "tick");
  draw_band (plan, get_p10, get_p90, 0.18, "p10-p90");
  draw_band (plan, get_p25, get_p75, 0.4, "p25-p75");
  draw_median (plan);
  for (guint i = 0; i < plan->outcome->n_years; i++)
    draw_year (plan, i);
  draw_names (plan);
  if (!frame->is_tight)
    draw_zero_label (plan);
  draw_labels (plan, chart_bottom (frame->plot) + round (chart_line (frame->label_px) / 3) + 2);
}

RecourseScene *
chart_lay_out_years (const RecourseChartInput *input)
{
  ChartFrame frame;
  ChartYears plan = { .frame = &frame, .results = input->results };

  chart_frame_begin (&frame, input, "years");
  if (!chart_has_outcomes (&frame))
    return chart_frame_without_outcomes (&frame);
  plan.stakeholder = MIN (input->stakeholder, input->results->n_stakeholders - 1);
  plan.outcome = recourse_results_payoff (input->results, input->leader, plan.stakeholder);
  if (!chart_payoff_has_draws (plan.outcome))
    return chart_frame_without_draws (&frame);
  if (plan.outcome->n_years == 0)
    return chart_frame_empty (
        &frame, _ ("The dossier has no years"),
        _ ("Give it a horizon with a first and a last year, and terms a profile, to see when "
           "money would come and go."));
  plan.id = input->results->stakeholders[plan.stakeholder];
  chart_frame_open (&frame, chart_finding_years (&frame), chart_years_subtitles (&plan), TRUE);
  draw (&plan);
  frame.scene->table = chart_years_table (&plan);
  frame.scene->description = chart_years_description (&plan);
  chart_axis_clear (&plan.axis);
  return frame.scene;
}
