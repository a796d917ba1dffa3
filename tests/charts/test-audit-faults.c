/* The audit of the audit: a good picture is damaged in one way after another, and each time the rule that this breaks
 * must say so, in its own words.  Without this a rule that looks at nothing would pass for ever. */
#include "audit.h"
#include "fixture.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const char *name;
  void (*damage) (RecourseScene *scene);
  const char *words; /* of the finding */
} Fault;

static RecourseMark *
nth (RecourseScene *scene, const char *role, guint n)
{
  for (guint i = 0; i < scene->marks->len; i++)
    {
      RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      if (g_str_equal (mark->role, role) && n-- == 0)
        return mark;
    }
  g_assert_not_reached ();
}

static void
say (char **text, const char *words)
{
  g_free (*text);
  *text = g_strdup (words);
}

/* Takes every mark of @role out of the rules' sight. */
static void
hide (RecourseScene *scene, const char *role)
{
  for (guint i = 0; i < scene->marks->len; i++)
    {
      RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      if (g_str_equal (mark->role, role))
        mark->role = "hidden";
    }
}

static void
leave_canvas (RecourseScene *scene)
{
  nth (scene, "label", 0)->bounds.x = scene->width - 5;
}

static void
lose_place (RecourseScene *scene)
{
  nth (scene, "bar", 0)->bounds.x = NAN;
}

static void
overlap (RecourseScene *scene)
{
  nth (scene, "label", 1)->bounds = nth (scene, "label", 0)->bounds;
}

static void
cross (RecourseScene *scene)
{
  RecourseRect at = nth (scene, "title", 0)->bounds;

  nth (scene, "bar", 0)->bounds = (RecourseRect){ at.x, at.y + at.height / 2, at.width, 2 };
}

static void
fade (RecourseScene *scene)
{
  nth (scene, "subtitle", 0)->paint.fill = RECOURSE_INK_GRID;
}

static void
fade_mark (RecourseScene *scene)
{
  RecoursePaint *paint = &nth (scene, "bar", 0)->paint;

  paint->fill = paint->stroke = RECOURSE_INK_GRID;
}

static void
repeat_tick (RecourseScene *scene)
{
  say (&nth (scene, "tick", 1)->text, nth (scene, "tick", 0)->text);
}

static void
step_oddly (RecourseScene *scene)
{
  nth (scene, "tick", 1)->value *= 1.17;
}

static void
lose_ticks (RecourseScene *scene)
{
  hide (scene, "tick");
}

static void
crowd_ticks (RecourseScene *scene)
{
  for (guint i = 0; i < scene->marks->len; i++)
    {
      RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      if (g_str_equal (mark->role, "label"))
        mark->role = "tick";
    }
}

static void
print_nothing (RecourseScene *scene)
{
  say (&nth (scene, "label", 0)->text, "$nanbn");
}

static void
speak_nothing (RecourseScene *scene)
{
  say (&nth (scene, "bar", 0)->spoken, "Microsoft: (null)");
}

static void
shrink_type (RecourseScene *scene)
{
  nth (scene, "label", 0)->font_px = 9;
}

static void
mix_type (RecourseScene *scene)
{
  nth (scene, "label", 0)->font_px = 41;
  nth (scene, "label", 1)->font_px = 43;
}

static void
lose_title (RecourseScene *scene)
{
  hide (scene, "title");
}

static void
lose_source (RecourseScene *scene)
{
  hide (scene, "source");
}

static void
lose_subtitle (RecourseScene *scene)
{
  hide (scene, "subtitle");
}

static void
indent_subtitle (RecourseScene *scene)
{
  nth (scene, "subtitle", 0)->bounds.x += 3;
}

static void
wrap_title (RecourseScene *scene)
{
  g_strfreev (nth (scene, "title", 0)->lines);
  nth (scene, "title", 0)->lines = g_strsplit ("One|two|three", "|", -1);
}

static void
lose_zero (RecourseScene *scene)
{
  hide (scene, "zero");
}

static void
repeat_key (RecourseScene *scene)
{
  say (&nth (scene, "bar", 1)->key, nth (scene, "bar", 0)->key);
}

static void
fall_silent (RecourseScene *scene)
{
  g_clear_pointer (&nth (scene, "bar", 0)->spoken, g_free);
}

static void
lose_series (RecourseScene *scene)
{
  nth (scene, "bar", 0)->series = NULL;
}

static void
lose_description (RecourseScene *scene)
{
  say (&scene->description, "");
}

static void
lose_table (RecourseScene *scene)
{
  g_clear_pointer (&scene->table, recourse_table_free);
}

static void
cut (RecourseScene *scene)
{
  say (&nth (scene, "label", 0)->lines[0], "Mic…oft");
}

static void
shrink (RecourseScene *scene)
{
  for (guint i = 0; i < scene->marks->len; i++)
    {
      RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      mark->bounds.y = 100 + mark->bounds.y / 3;
      mark->bounds.height /= 3;
    }
}

static const Fault faults[] = {
  { "leaves-canvas", leave_canvas, "leaves the canvas" },
  { "no-place", lose_place, "no finite bounds" },
  { "overlap", overlap, " meets " },
  { "crossed", cross, "is crossed by" },
  { "pale-text", fade, "less than 4.5" },
  { "pale-mark", fade_mark, "less than 3.0" },
  { "tick-twice", repeat_tick, "two ticks read" },
  { "odd-step", step_oddly, "the step of the axis" },
  { "no-ticks", lose_ticks, "there is no tick" },
  { "many-ticks", crowd_ticks, "there are 15 ticks" },
  { "not-a-number", print_nothing, "reads “$nanbn”" },
  { "null-spoken", speak_nothing, "says “Microsoft: (null)”" },
  { "small-type", shrink_type, "is set in 9.0 px" },
  { "sizes-of-type", mix_type, "sizes of type" },
  { "no-title", lose_title, "there is no title" },
  { "no-source", lose_source, "there is no source" },
  { "no-subtitle", lose_subtitle, "there is no subtitle" },
  { "edge", indent_subtitle, "do not share an edge" },
  { "long-title", wrap_title, "the title has 3 lines" },
  { "no-zero", lose_zero, "do not include zero" },
  { "same-key", repeat_key, "is not unique" },
  { "silent-bar", fall_silent, "says nothing" },
  { "no-series", lose_series, "is in no series" },
  { "no-description", lose_description, "there is no description" },
  { "no-table", lose_table, "there is no table" },
  { "cut", cut, "is cut" },
  { "small-plot", shrink, "the plot takes only" },
};

static gboolean
has_finding (GPtrArray *findings, const char *words)
{
  for (guint i = 0; i < findings->len; i++)
    if (strstr (g_ptr_array_index (findings, i), words) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_fault (gconstpointer data)
{
  const Fault *fault = data;
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  const guint paths[] = { 0 };
  RecourseChartInput input = { .dossier = dossier,
                               .paths = paths,
                               .n_paths = 1,
                               .width = 1280,
                               .height = 720,
                               .text_scale = 1,
                               .form = RECOURSE_CHART_PICTURE,
                               .numbers = &recourse_number_form_c };
  g_autoptr (RecourseScene) scene =
      recourse_chart_lay_out (recourse_chart_find ("commitments"), &input);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  Audit audit = { scene, &input, FALSE, findings };

  audit_scene (&audit);
  g_assert_cmpuint (findings->len, ==, 0);
  fault->damage (scene);
  audit_scene (&audit);
  g_assert_true (has_finding (findings, fault->words));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/charts/audit-faults/", faults[i].name, NULL);

      g_test_add_data_func (path, &faults[i], test_fault);
    }
  return g_test_run ();
}
