/* A scene between two scenes.  Marks are joined by key into those that leave, stay and enter; every frame
 * is computed anew from both scenes and the time, so that it can be tested, repeated and broken off. */
#include "drawing/transition.h"

#include "mix.h"

#include <math.h>

/* Shares of RECOURSE_TRANSITION_MS. */
#define LEAVE_END (120.0 / RECOURSE_TRANSITION_MS)
#define MOVE_END (380.0 / RECOURSE_TRANSITION_MS)
/* How near to its zero line a bar begins that stands on it. */
#define TOUCH 1.5

typedef struct
{
  const RecourseScene *from, *to;
  const RecourseNumberForm *numbers;
  RecourseMixStage stage;
  double leave, enter; /* eased */
  GPtrArray *from_zeros, *to_zeros;
  RecourseScene *mixed;
} Mixer;

/* Slow in, slow out, over the stretch of time from @start to @end. */
static double
ease (double t, double start, double end)
{
  double s = CLAMP ((t - start) / (end - start), 0, 1);

  return s * s * (3 - 2 * s);
}

static guint
count_mixes (const RecoursePaint *paint)
{
  RecourseInk last = MAX (MAX (paint->fill, paint->pattern_ink), MAX (paint->stroke, paint->halo));

  return last >= RECOURSE_N_INKS ? last - RECOURSE_N_INKS + 1 : 0;
}

static RecourseMark *
copy_mark (const RecourseMark *mark)
{
  RecourseMark *copy = g_memdup2 (mark, sizeof *mark);

  copy->key = g_strdup (mark->key);
  copy->curve = mark->curve != NULL ? g_array_ref (mark->curve) : NULL;
  copy->text = g_strdup (mark->text);
  copy->lines = g_strdupv (mark->lines);
  copy->spoken = g_strdup (mark->spoken);
  copy->url = g_strdup (mark->url);
  copy->mixes = g_memdup2 (mark->mixes, count_mixes (&mark->paint) * sizeof *mark->mixes);
  return copy;
}

/* (element-type RecourseMark): borrowed */
static GPtrArray *
collect_zeros (const RecourseScene *scene)
{
  GPtrArray *zeros = g_ptr_array_new ();

  for (guint i = 0; i < scene->marks->len; i++)
    {
      RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      if (mark->shape == RECOURSE_SHAPE_RULE && g_str_equal (mark->role, "zero"))
        g_ptr_array_add (zeros, mark);
    }
  return zeros;
}

static gboolean
spans (double start, double length, double position)
{
  return position >= start - TOUCH && position <= start + length + TOUCH;
}

/* The zero line beside @bar: rather one that it stands on than one it is stacked away from. */
static const RecourseMark *
find_zero (GPtrArray *zeros, const RecourseRect *bar)
{
  const RecourseMark *found = NULL;

  for (guint i = 0; i < zeros->len; i++)
    {
      const RecourseMark *zero = g_ptr_array_index (zeros, i);
      const RecourseRect *z = &zero->bounds;
      gboolean is_upright = z->height > z->width;
      double gap = is_upright ? fmin (fabs (bar->x - z->x), fabs (bar->x + bar->width - z->x))
                              : fmin (fabs (bar->y - z->y), fabs (bar->y + bar->height - z->y));

      if (!(is_upright ? spans (z->y, z->height, bar->y + bar->height / 2)
                       : spans (z->x, z->width, bar->x + bar->width / 2)))
        continue;
      if (gap <= TOUCH)
        return zero;
      if (found == NULL)
        found = zero;
    }
  return found;
}

static void
shrink_towards (RecourseRect *bar, const RecourseRect *zero, double part)
{
  if (zero->height > zero->width)
    {
      double x = zero->x + zero->width / 2;

      bar->x = x + (bar->x - x) * part;
      bar->width *= part;
    }
  else
    {
      double y = zero->y + zero->height / 2;

      bar->y = y + (bar->y - y) * part;
      bar->height *= part;
    }
}

/* Adds @mark as far as it is there: @presence of its length or, without a zero line, of its ink. */
static void
add_partly (Mixer *self, const RecourseMark *mark, GPtrArray *zeros, double presence)
{
  const RecourseMark *zero = NULL;
  RecourseMark *copy;

  if (presence * (1 - mark->fade) <= 0)
    return;
  copy = copy_mark (mark);
  if (mark->shape == RECOURSE_SHAPE_RECT && g_str_equal (mark->role, "bar") && presence < 1)
    zero = find_zero (zeros, &mark->bounds);
  if (zero != NULL)
    shrink_towards (&copy->bounds, &zero->bounds, presence);
  else
    copy->fade = 1 - presence * (1 - mark->fade);
  g_ptr_array_add (self->mixed->marks, copy);
}

static void
mix_edges (const Mixer *self, RecourseRect *mixed, const RecourseRect *from, const RecourseRect *to)
{
  const RecourseMixStage *stage = &self->stage;

  mixed->x = recourse_mix_x (stage, from->x, to->x);
  mixed->y = recourse_mix_y (stage, from->y, to->y);
  mixed->width = recourse_mix_x (stage, from->x + from->width, to->x + to->width) - mixed->x;
  mixed->height = recourse_mix_y (stage, from->y + from->height, to->y + to->height) - mixed->y;
}

/* What has a size of its own is moved by its middle. */
static void
mix_middle (const Mixer *self,
            RecourseRect *mixed,
            const RecourseRect *from,
            const RecourseRect *to)
{
  const RecourseMixStage *stage = &self->stage;

  mixed->width = recourse_mix_number (from->width, to->width, stage->part);
  mixed->height = recourse_mix_number (from->height, to->height, stage->part);
  mixed->x =
      recourse_mix_x (stage, from->x + from->width / 2, to->x + to->width / 2) - mixed->width / 2;
  mixed->y = recourse_mix_y (stage, from->y + from->height / 2, to->y + to->height / 2)
             - mixed->height / 2;
}

static gboolean
has_one_line (const RecourseMark *mark)
{
  return mark->lines[0] != NULL && mark->lines[1] == NULL
         && g_str_equal (mark->lines[0], mark->text);
}

/* (nullable): the text between two that count */
static char *
count_text (const Mixer *self, const RecourseMark *from, const RecourseMark *to)
{
  if (!isfinite (from->value) || !isfinite (to->value) || !has_one_line (from)
      || !has_one_line (to))
    return NULL;
  return recourse_mix_figure (self->numbers, from->text, to->text, self->stage.part);
}

static gboolean
mix_text (const Mixer *self, RecourseMark *mixed, const RecourseMark *from, const RecourseMark *to)
{
  double part = self->stage.part;

  if (from->is_semibold != to->is_semibold)
    return FALSE;
  if (!g_strv_equal ((const char *const *)from->lines, (const char *const *)to->lines))
    {
      char *text = count_text (self, from, to);

      if (text == NULL)
        return FALSE;
      g_free (mixed->text);
      mixed->text = text;
      g_free (mixed->lines[0]);
      mixed->lines[0] = g_strdup (text);
    }
  mixed->font_px = recourse_mix_number (from->font_px, to->font_px, part);
  mixed->line_height = recourse_mix_number (from->line_height, to->line_height, part);
  mixed->baseline = recourse_mix_number (from->baseline, to->baseline, part);
  return TRUE;
}

static gboolean
mix_curve (const Mixer *self, RecourseMark *mixed, const RecourseMark *from, const RecourseMark *to)
{
  double part = self->stage.part;

  if (!recourse_mix_curves_match (from->curve, to->curve))
    return FALSE;
  g_array_unref (mixed->curve);
  mixed->curve = part <= 0   ? g_array_ref (from->curve)
                 : part >= 1 ? g_array_ref (to->curve)
                             : recourse_mix_curves (&self->stage, from->curve, to->curve);
  return TRUE;
}

/* Whether one could become the other, and then @mixed does. */
static gboolean
mix_geometry (const Mixer *self,
              RecourseMark *mixed,
              const RecourseMark *from,
              const RecourseMark *to)
{
  if (from->shape != to->shape)
    return FALSE;
  switch (to->shape)
    {
    case RECOURSE_SHAPE_RECT:
    case RECOURSE_SHAPE_RULE:
      mix_edges (self, &mixed->bounds, &from->bounds, &to->bounds);
      return TRUE;
    case RECOURSE_SHAPE_CURVE:
      mix_edges (self, &mixed->bounds, &from->bounds, &to->bounds);
      return mix_curve (self, mixed, from, to);
    case RECOURSE_SHAPE_SYMBOL:
      mix_middle (self, &mixed->bounds, &from->bounds, &to->bounds);
      return from->symbol == to->symbol;
    case RECOURSE_SHAPE_TEXT:
      mix_middle (self, &mixed->bounds, &from->bounds, &to->bounds);
      return mix_text (self, mixed, from, to);
    }
  g_assert_not_reached ();
}

static void
mix_mark (Mixer *self, const RecourseMark *from, const RecourseMark *to)
{
  double part = self->stage.part;
  RecourseMark *mixed = copy_mark (to);

  g_ptr_array_add (self->mixed->marks, mixed);
  if (!mix_geometry (self, mixed, from, to))
    {
      /* One after the other: two texts through one another cannot be read. */
      g_ptr_array_remove_index (self->mixed->marks, self->mixed->marks->len - 1);
      if (part < 0.5)
        add_partly (self, from, self->from_zeros, 1 - 2 * part);
      else
        add_partly (self, to, self->to_zeros, 2 * part - 1);
      return;
    }
  recourse_mix_paint (mixed, from, to, part);
  mixed->fade = recourse_mix_number (from->fade, to->fade, part);
  if (isfinite (from->value) && isfinite (to->value))
    mixed->value = recourse_mix_number (from->value, to->value, part);
}

static void
add_leaving (Mixer *self)
{
  for (guint i = 0; i < self->from->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (self->from->marks, i);

      if (!g_hash_table_contains (self->to->by_key, mark->key))
        add_partly (self, mark, self->from_zeros, 1 - self->leave);
    }
}

static void
add_staying_and_entering (Mixer *self)
{
  for (guint i = 0; i < self->to->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (self->to->marks, i);
      const RecourseMark *before = g_hash_table_lookup (self->from->by_key, mark->key);

      if (before != NULL)
        mix_mark (self, before, mark);
      else
        add_partly (self, mark, self->to_zeros, self->enter);
    }
}

static RecourseScene *
begin_scene (const RecourseScene *like)
{
  RecourseScene *scene = recourse_scene_new (like->chart, like->width, like->height);

  scene->title = g_strdup (like->title);
  scene->description = g_strdup (like->description);
  scene->is_rtl = like->is_rtl;
  return scene;
}

RecourseScene *
recourse_transition_mix (RecourseScene *from,
                         RecourseScene *to,
                         double t,
                         const RecourseNumberForm *numbers)
{
  g_autoptr (GPtrArray) from_zeros = NULL;
  g_autoptr (GPtrArray) to_zeros = NULL;
  Mixer self = { from, to, numbers, .leave = ease (t, 0, LEAVE_END),
                 .enter = ease (t, MOVE_END, 1) };

  g_return_val_if_fail (from->by_key != NULL && to->by_key != NULL, NULL);

  if (!(t > 0))
    return recourse_scene_ref (from);
  if (t >= 1)
    return recourse_scene_ref (to);
  recourse_mix_stage_init (&self.stage, from, to);
  self.stage.part = ease (t, LEAVE_END, MOVE_END);
  self.from_zeros = from_zeros = collect_zeros (from);
  self.to_zeros = to_zeros = collect_zeros (to);
  self.mixed = begin_scene (to);
  add_leaving (&self);
  add_staying_and_entering (&self);
  recourse_scene_seal (self.mixed);
  return self.mixed;
}
