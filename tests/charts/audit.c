/* Each rule is a function over the marks that adds a finding for every breach; numbers in comments are
 * those of the rubric. */
#include "audit.h"

#include "drawing/curve.h"
#include "drawing/text.h"

#include <math.h>
#include <string.h>

#define CLEARANCE 2.0
/* A badge is opaque: what lies under it does not cross its number. */
#define BADGE_Z 16

G_GNUC_PRINTF (2, 3)
static void
find (Audit *audit, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (audit->findings, g_strdup_vprintf (format, args));
  va_end (args);
}

/* Longer labels are no labels. */
#define MOST_BRANCH_LINES 6

static guint
n_marks (const Audit *audit)
{
  return audit->scene->marks->len;
}

static const RecourseMark *
mark_at (const Audit *audit, guint i)
{
  return g_ptr_array_index (audit->scene->marks, i);
}

static gboolean
is_text (const RecourseMark *mark)
{
  return mark->shape == RECOURSE_SHAPE_TEXT;
}

static gboolean
has_role (const RecourseMark *mark, const char *role)
{
  return g_strcmp0 (mark->role, role) == 0;
}

static const RecourseMark *
with_role (const Audit *audit, const char *role)
{
  for (guint i = 0; i < n_marks (audit); i++)
    if (has_role (mark_at (audit, i), role))
      return mark_at (audit, i);
  return NULL;
}

static gboolean
is_empty_state (const Audit *audit)
{
  return with_role (audit, "empty") != NULL;
}

static gboolean
meet (RecourseRect a, RecourseRect b, double clearance)
{
  return a.x < b.x + b.width + clearance && b.x < a.x + a.width + clearance
         && a.y < b.y + b.height + clearance && b.y < a.y + a.height + clearance;
}

/* 16: nothing is without a place, and no text leaves the canvas. */
static void
check_places (Audit *audit)
{
  for (guint i = 0; i < n_marks (audit); i++)
    {
      const RecourseMark *mark = mark_at (audit, i);
      RecourseRect b = mark->bounds;

      if (!isfinite (b.x + b.y + b.width + b.height))
        find (audit, "%s has no finite bounds", mark->key);
      else if (b.x < 2 || b.y < 2 || b.x + b.width > audit->scene->width - 2
               || b.y + b.height > audit->scene->height - 2)
        find (audit, "%s leaves the canvas: %.1f %.1f %.1f×%.1f “%s”", mark->key, b.x, b.y, b.width,
              b.height, mark->text != NULL ? mark->text : "");
    }
}

/* 15: texts keep apart. */
static void
check_text_overlap (Audit *audit)
{
  for (guint i = 0; i < n_marks (audit); i++)
    for (guint k = i + 1; is_text (mark_at (audit, i)) && k < n_marks (audit); k++)
      {
        const RecourseMark *a = mark_at (audit, i), *b = mark_at (audit, k);

        if (is_text (b) && meet (a->bounds, b->bounds, CLEARANCE - 0.01))
          find (audit, "“%s” (%s) meets “%s” (%s)", a->text, a->key, b->text, b->key);
      }
}

static gboolean
curve_crosses (const RecourseMark *mark, RecourseRect area)
{
  gboolean is_filled = mark->paint.fill != RECOURSE_INK_NONE;

  for (double x = area.x; x <= area.x + area.width; x += 1)
    for (double y = area.y; y <= area.y + area.height; y += 1)
      if (recourse_curve_distance (mark->curve, is_filled, x, y) <= 0.5)
        return TRUE;
  return FALSE;
}

/* 17: a text has a halo, or nothing but its own ground crosses it. */
static void
check_crossings (Audit *audit)
{
  for (guint i = 0; i < n_marks (audit); i++)
    for (guint k = 0; is_text (mark_at (audit, i)) && k < n_marks (audit); k++)
      {
        const RecourseMark *text = mark_at (audit, i), *mark = mark_at (audit, k);
        RecourseRect inner = { text->bounds.x + 1, text->bounds.y + 1, text->bounds.width - 2,
                               text->bounds.height - 2 };
        gboolean has_halo = text->paint.halo != RECOURSE_INK_NONE && text->paint.halo_width >= 2;

        if (is_text (mark) || !meet (inner, mark->bounds, 0) || (has_halo && mark->z < text->z)
            || (has_role (text, "badge-number") && (has_role (mark, "badge") || mark->z < BADGE_Z)))
          continue;
        if (mark->shape != RECOURSE_SHAPE_CURVE || curve_crosses (mark, inner))
          find (audit, "“%s” (%s) is crossed by %s", text->text, text->key, mark->key);
      }
}

/* 42: text and marks against what lies behind, in every theme. */
static void
check_contrast (Audit *audit, RecourseThemeKind theme)
{
  RecourseColor ground = recourse_theme_color (theme, RECOURSE_INK_BACKGROUND);

  for (guint i = 0; i < n_marks (audit); i++)
    {
      const RecourseMark *mark = mark_at (audit, i);
      RecourseInk ink = is_text (mark) || mark->paint.stroke == RECOURSE_INK_NONE
                            ? mark->paint.fill
                            : mark->paint.stroke;
      RecourseColor behind =
          mark->ground != RECOURSE_INK_NONE ? recourse_theme_color (theme, mark->ground) : ground;
      gboolean is_large = mark->font_px >= 24 || (mark->font_px >= 18.7 && mark->is_semibold);
      double least = is_text (mark) && !is_large ? 4.5 : 3, contrast;

      if (ink == RECOURSE_INK_NONE || ink == RECOURSE_INK_BACKGROUND || has_role (mark, "grid")
          || has_role (mark, "panel"))
        continue;
      contrast = recourse_color_contrast (recourse_theme_color (theme, ink), behind);
      if (contrast < least)
        find (audit, "%s has a contrast of %.2f in %s, less than %.1f", mark->key, contrast,
              recourse_theme_name (theme), least);
    }
}

/* Charts of names and symbols, or of ribbons that state their sums. */
static gboolean
has_no_axis (const Audit *audit)
{
  static const char *const without[] = { "flows", "preference", "rights-matrix", "tree", NULL };

  return g_strv_contains (without, audit->scene->chart);
}

/* 1, 2, 6, 8: ticks are few, evenly spaced by a round step, and read as what they are. */
static void
check_ticks (Audit *audit)
{
  static const double steps[] = { 1, 2, 2.5, 3, 4, 5, 10 };
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean is_money = with_role (audit, "tick-year") == NULL;

  for (guint i = 0; i < n_marks (audit); i++)
    if (has_role (mark_at (audit, i), "tick"))
      {
        g_array_append_val (values, mark_at (audit, i)->value);
        if (!g_hash_table_add (labels, mark_at (audit, i)->text) && is_money)
          find (audit, "two ticks read “%s”", mark_at (audit, i)->text);
      }
  if (values->len == 0 && !is_empty_state (audit) && !has_no_axis (audit))
    find (audit, "there is no tick");
  if (values->len > 10)
    find (audit, "there are %u ticks", values->len);
  /* Days of a calendar are whole and far from zero. */
  if (values->len < 2 || fabs (g_array_index (values, double, 0)) > 500000)
    return;
  if (g_strcmp0 (audit->scene->chart, "rights") != 0)
    {
      double step = g_array_index (values, double, 1) - g_array_index (values, double, 0);
      double mantissa = step / pow (10, floor (log10 (step) + 1e-9)), best = INFINITY;

      for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
        best = fmin (best, fabs (mantissa - steps[i]));
      if (best > 1e-6)
        find (audit, "the step of the axis is %g", step);
    }
}

/* 7, 8, 50: figures in words. */
static void
check_numbers (Audit *audit)
{
  static const char *const banned[] = { "nan", "inf ",   "-0",   "e+", "e-0",
                                        "NaN", "(null)", "−$0 ", "%!" };

  for (guint i = 0; i < n_marks (audit); i++)
    for (guint k = 0; k < G_N_ELEMENTS (banned); k++)
      {
        const RecourseMark *mark = mark_at (audit, i);
        /* The name of a site is no figure, whatever letters are in it. */
        gboolean is_site = mark->url != NULL && g_str_equal (mark->role, "source");

        if (!is_site && mark->text != NULL && strstr (mark->text, banned[k]) != NULL)
          find (audit, "%s reads “%s”", mark->key, mark->text);
        if (mark->spoken != NULL && strstr (mark->spoken, "(null)") != NULL)
          find (audit, "%s says “%s”", mark->key, mark->spoken);
      }
}

/* 21: at most four sizes, none under 12. */
static void
check_type (Audit *audit)
{
  g_autoptr (GHashTable) sizes = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_marks (audit); i++)
    {
      const RecourseMark *mark = mark_at (audit, i);

      if (!is_text (mark))
        continue;
      g_hash_table_add (sizes, GINT_TO_POINTER ((int)round (mark->font_px * 100)));
      if (mark->font_px < 12)
        find (audit, "%s is set in %.1f px", mark->key, mark->font_px);
    }
  if (g_hash_table_size (sizes) > 4)
    find (audit, "there are %u sizes of type", g_hash_table_size (sizes));
}

/* 13, 14: title, subtitle and source are there and share an edge. */
static void
check_head (Audit *audit)
{
  static const char *const roles[] = { "title", "subtitle", "source" };
  const RecourseMark *title = with_role (audit, "title");

  if (title == NULL || audit->scene->title == NULL || *audit->scene->title == '\0')
    {
      find (audit, "there is no title");
      return;
    }
  for (guint i = 1; i < G_N_ELEMENTS (roles); i++)
    {
      const RecourseMark *mark = with_role (audit, roles[i]);
      gboolean is_needed =
          i == 1 ? !is_empty_state (audit) : audit->input->form == RECOURSE_CHART_PICTURE;
      double a = title->bounds.x, b = mark != NULL ? mark->bounds.x : 0;

      if (mark == NULL)
        {
          if (is_needed)
            find (audit, "there is no %s", roles[i]);
          continue;
        }
      if (audit->scene->is_rtl)
        {
          a += title->bounds.width;
          b += mark->bounds.width;
        }
      if (fabs (a - b) > 0.5)
        find (audit, "title and %s do not share an edge: %.1f, %.1f", roles[i], a, b);
    }
  if (g_strv_length (title->lines) > 2)
    find (audit, "the title has %u lines", g_strv_length (title->lines));
}

/* 4: bars stand on zero. */
static void
check_zero (Audit *audit)
{
  const RecourseMark *bar = with_role (audit, "bar");

  if (bar != NULL && isfinite (bar->value) && with_role (audit, "zero") == NULL)
    find (audit, "bars do not include zero");
}

/* 52, 54: what states a datum speaks, and the scene describes itself. */
static void
check_words (Audit *audit)
{
  static const char *const roles[] = { "bar", "dot", "interval" };
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_marks (audit); i++)
    {
      const RecourseMark *mark = mark_at (audit, i);

      if (!g_hash_table_add (keys, mark->key) || strchr (mark->key, '#') != NULL)
        find (audit, "the key %s is not unique", mark->key);
      for (guint k = 0; k < G_N_ELEMENTS (roles); k++)
        if (has_role (mark, roles[k]) && mark->spoken == NULL)
          find (audit, "%s says nothing", mark->key);
      if (mark->spoken != NULL && (mark->series == NULL || *mark->spoken == '\0'))
        find (audit, "%s speaks, but is in no series", mark->key);
    }
  if (audit->scene->description == NULL || strlen (audit->scene->description) < 20)
    find (audit, "there is no description");
  if (!is_empty_state (audit)
      && (audit->scene->table == NULL || audit->scene->table->rows->len == 0))
    find (audit, "there is no table");
}

/* Levels of a tree are as wide as the canvas lets them; its nodes say in full what is cut. */
static gboolean
is_of_tree (const RecourseMark *mark)
{
  return has_role (mark, "branch-label") || has_role (mark, "question")
         || has_role (mark, "outcome");
}

/* A branch, without the bend in which it comes from its parent. */
static RecourseRect
level_part (const RecourseMark *branch)
{
  const RecourseCurvePoint *end =
      &g_array_index (branch->curve, RecourseCurvePoint, branch->curve->len - 1);

  return (RecourseRect){ fmin (end[-1].x, end->x), end->y, fabs (end->x - end[-1].x), 0 };
}

/* Whether a word of @mark is wider than its lines: another line would not help it. */
static gboolean
has_wide_word (const RecourseMark *mark)
{
  g_auto (GStrv) words = g_strsplit (mark->text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (recourse_text_width (words[i], mark->font_px, mark->is_semibold) > mark->bounds.width)
      return TRUE;
  return FALSE;
}

/* Whether @mark could be a line higher: neither a text nor a mark of the tree is where it would stand. */
static gboolean
has_line_above (const Audit *audit, const RecourseMark *mark)
{
  RecourseRect more = mark->bounds;

  more.y -= mark->line_height;
  more.height = mark->line_height;
  for (guint i = 0; i < n_marks (audit); i++)
    {
      const RecourseMark *other = mark_at (audit, i);

      if (other != mark
          && meet (more, has_role (other, "branch") ? level_part (other) : other->bounds,
                   mark->line_height))
        return FALSE;
    }
  return TRUE;
}

/* 19: no text is cut that need not be; the one line that a low card has for its key may be too short. */
static void
check_cuts (Audit *audit)
{
  gboolean is_low = audit->input->form == RECOURSE_CHART_CARD && audit->scene->height < 290;

  for (guint i = 0; i < n_marks (audit) && !audit->may_shorten; i++)
    {
      const RecourseMark *mark = mark_at (audit, i);

      for (guint k = 0; is_text (mark) && mark->lines[k] != NULL; k++)
        if (!(is_low && has_role (mark, "legend")) && !is_of_tree (mark)
            && strstr (mark->lines[k], "…") != NULL && strstr (mark->text, "…") == NULL)
          find (audit, "“%s” is cut", mark->text);
    }
}

/* 19 for the tree: the label of a branch is cut only where nothing above it could make way. */
static void
check_branch_cuts (Audit *audit)
{
  for (guint i = 0; i < n_marks (audit); i++)
    {
      const RecourseMark *mark = mark_at (audit, i);
      guint n = has_role (mark, "branch-label") ? g_strv_length (mark->lines) : 0;

      if (n > 0 && n < MOST_BRANCH_LINES && strstr (mark->lines[n - 1], "…") != NULL
          && strstr (mark->text, "…") == NULL && !has_wide_word (mark)
          && has_line_above (audit, mark))
        find (audit, "“%s” is cut below free space", mark->text);
    }
}

/* 23: the chart has most of the canvas. */
static void
check_share (Audit *audit)
{
  static const char *const around[] = { "title", "subtitle", "source" };
  gboolean is_small = audit->scene->width < 640 || audit->scene->height < 400;
  double top = INFINITY, bottom = 0, left = INFINITY, right = 0, share;

  for (guint i = 0; i < n_marks (audit); i++)
    {
      const RecourseMark *mark = mark_at (audit, i);
      gboolean is_around = FALSE;

      for (guint k = 0; k < G_N_ELEMENTS (around); k++)
        is_around |= has_role (mark, around[k]);
      if (is_around)
        continue;
      top = fmin (top, mark->bounds.y);
      left = fmin (left, mark->bounds.x);
      bottom = fmax (bottom, mark->bounds.y + mark->bounds.height);
      right = fmax (right, mark->bounds.x + mark->bounds.width);
    }
  share = (bottom - top) * (right - left) / (audit->scene->width * audit->scene->height);
  if (!is_empty_state (audit) && audit->input->text_scale <= 1 && share < (is_small ? 0.5 : 0.6))
    find (audit, "the plot takes only %.0f %% of the canvas", 100 * share);
}

void
audit_scene (Audit *audit)
{
  check_places (audit);
  check_text_overlap (audit);
  check_crossings (audit);
  check_contrast (audit, RECOURSE_THEME_LIGHT);
  check_contrast (audit, RECOURSE_THEME_DARK);
  check_contrast (audit, RECOURSE_THEME_PRINT);
  check_contrast (audit, RECOURSE_THEME_HIGH_CONTRAST);
  check_contrast (audit, RECOURSE_THEME_HIGH_CONTRAST_DARK);
  check_ticks (audit);
  check_numbers (audit);
  check_type (audit);
  check_head (audit);
  check_zero (audit);
  check_words (audit);
  check_cuts (audit);
  check_branch_cuts (audit);
  check_share (audit);
}
