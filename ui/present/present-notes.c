/* What the speaker sees.  The window can be closed and opened again without harm: the clock belongs to the
 * presentation, and its keys do here what they do on the screen. */
#include "config.h"

#include "ui/present/present-notes.h"

#include "ui/chart/scene-stage.h"

#include <glib/gi18n.h>

enum
{
  PREVIEW_WIDTH = 1920,
  PREVIEW_HEIGHT = 1080,
  LEAST_SIZE = 12, /* pt, of the notes */
  USUAL_SIZE = 18,
  MOST_SIZE = 42,
  SIZE_STEP = 3,
};

struct _RecoursePresentNotes
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkLabel *title;
  GtkLabel *notes;
  GtkLabel *elapsed;
  GtkLabel *time;
  GtkLabel *next_title;
  RecourseSceneStage *next;

  RecoursePresentWindow *screen; /* borrowed */
  RecoursePresentShow *show;
  int size;
  guint tick;
};

G_DEFINE_FINAL_TYPE (RecoursePresentNotes, recourse_present_notes, ADW_TYPE_WINDOW)

static void
show_time (RecoursePresentNotes *self)
{
  const int elapsed_s = (int)recourse_present_show_get_elapsed_s (self->show);
  g_autofree char *elapsed = g_strdup_printf ("%d:%02d", elapsed_s / 60, elapsed_s % 60);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");

  gtk_label_set_text (self->elapsed, elapsed);
  gtk_label_set_text (self->time, time);
}

static gboolean
on_tick (gpointer user_data)
{
  show_time (user_data);
  return G_SOURCE_CONTINUE;
}

static void
show_next (RecoursePresentNotes *self, guint at, gboolean is_rtl)
{
  g_autoptr (RecourseScene) scene = NULL;
  g_autofree char *words = NULL;

  if (at + 1 >= recourse_present_show_get_n_slides (self->show))
    {
      gtk_label_set_text (self->next_title, _ ("This is the last slide"));
      recourse_scene_stage_show (self->next, NULL, FALSE);
      return;
    }
  scene = recourse_present_show_lay_out (self->show, at + 1, PREVIEW_WIDTH, PREVIEW_HEIGHT, is_rtl);
  words = g_strdup_printf (_ ("Next: %s"), scene->title != NULL ? scene->title : "");
  gtk_label_set_text (self->next_title, words);
  recourse_scene_stage_show (self->next, scene, FALSE);
}

static void
show_slide (RecoursePresentNotes *self)
{
  const guint at = recourse_present_show_get_at (self->show);
  const guint n = recourse_present_show_get_n_slides (self->show);
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autofree char *counter = g_strdup_printf (_ ("Slide %u of %u"), at + 1, n);
  g_autoptr (RecourseScene) scene = NULL;
  g_autofree char *notes = NULL;

  if (n == 0)
    return;
  scene = recourse_present_show_lay_out (self->show, at, PREVIEW_WIDTH, PREVIEW_HEIGHT, is_rtl);
  notes = recourse_slide_dup_notes (recourse_present_show_get_slide (self->show, at), scene);
  adw_window_title_set_title (self->heading, counter);
  gtk_label_set_text (self->title, scene->title != NULL ? scene->title : "");
  gtk_label_set_text (self->notes, notes);
  show_next (self, at, is_rtl);
}

static void
set_size (RecoursePresentNotes *self, int size)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  self->size = CLAMP (size, LEAST_SIZE, MOST_SIZE);
  pango_attr_list_insert (attributes, pango_attr_size_new (self->size * PANGO_SCALE));
  gtk_label_set_attributes (self->notes, attributes);
  pango_attr_list_unref (attributes);
}

static void
smaller_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_size (user_data, RECOURSE_PRESENT_NOTES (user_data)->size - SIZE_STEP);
}

static void
larger_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_size (user_data, RECOURSE_PRESENT_NOTES (user_data)->size + SIZE_STEP);
}

static void
restart_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  recourse_present_show_restart_clock (RECOURSE_PRESENT_NOTES (user_data)->show);
  show_time (user_data);
}

static const GActionEntry entries[] = {
  { .name = "smaller", .activate = smaller_action },
  { .name = "larger", .activate = larger_action },
  { .name = "restart", .activate = restart_action },
};

static gboolean
on_key (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        RecoursePresentNotes *self)
{
  if (keyval == GDK_KEY_Escape)
    {
      gtk_window_close (GTK_WINDOW (self));
      return GDK_EVENT_STOP;
    }
  return recourse_present_window_take_key (self->screen, keyval, state);
}

static void
recourse_present_notes_dispose (GObject *object)
{
  RecoursePresentNotes *self = RECOURSE_PRESENT_NOTES (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_PRESENT_NOTES);
  g_clear_object (&self->show);
  G_OBJECT_CLASS (recourse_present_notes_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RecoursePresentNotes, name)

static void
recourse_present_notes_class_init (RecoursePresentNotesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_present_notes_dispose;
  g_type_ensure (RECOURSE_TYPE_SCENE_STAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RECOURSE_RESOURCES "/ui/present-notes.ui");
  BIND (heading);
  BIND (title);
  BIND (notes);
  BIND (elapsed);
  BIND (time);
  BIND (next_title);
  BIND (next);
}

static void
recourse_present_notes_init (RecoursePresentNotes *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "notes", G_ACTION_GROUP (actions));
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  set_size (self, USUAL_SIZE);
}

GtkWidget *
recourse_present_notes_new (RecoursePresentWindow *screen, RecoursePresentShow *show)
{
  RecoursePresentNotes *self = g_object_new (RECOURSE_TYPE_PRESENT_NOTES, NULL);

  self->screen = screen;
  self->show = g_object_ref (show);
  g_signal_connect_object (show, "changed", G_CALLBACK (show_slide), self, G_CONNECT_SWAPPED);
  show_slide (self);
  show_time (self);
  self->tick = g_timeout_add_seconds (1, on_tick, self);
  return GTK_WIDGET (self);
}
