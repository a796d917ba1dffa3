/* The screen for the audience.  Whatever moves slides in a meeting works: keys, the keys that clickers send, wheel,
 * click and swipe; paths are switched live.  What the mouse can do stands in a bar that comes with the pointer and goes
 * with it. */
#include "config.h"

#include "ui/present/present-window.h"

#include "ui/compat.h"
#include "ui/present/present-notes.h"
#include "ui/chart/scene-stage.h"
#include "ui/theme.h"

#include <glib/gi18n.h>

enum
{
  STILL_MS = 2000,   /* after which the pointer goes */
  SWIPE_SPEED = 300, /* px/s */
  TYPING_MS = 1500,  /* digits that follow within are one number */
};

#define SLIDE_HEIGHT 1080.0
/* Wider or narrower screens get bars in the slide's own ground. */
#define NARROWEST 1.25
#define WIDEST 2.4

typedef enum
{
  BLANK_NONE,
  BLANK_BLACK,
  BLANK_WHITE,
} Blank;

struct _RecoursePresentWindow
{
  GtkWindow parent_instance;

  RecourseSceneStage *stage;
  GtkBox *blank;
  GtkRevealer *bar;
  GtkLabel *counter;
  GtkRevealer *list_revealer;
  GtkListBox *list;

  RecoursePresentShow *show;
  GtkWidget *notes; /* weak: its window; NULL: none is open */
  Blank blanked;
  gboolean is_dark;
  double aspect;
  double scrolled;
  double pointer_x, pointer_y; /* below 0 until it is known */
  double press_x, press_y;
  guint still;
  guint relayout;
  guint typed;
  gint64 typed_us;
};

G_DEFINE_FINAL_TYPE (RecoursePresentWindow, recourse_present_window, GTK_TYPE_WINDOW)

/* What is to be seen */

static void
show_slide (RecoursePresentWindow *self, gboolean moves)
{
  const guint at = recourse_present_show_get_at (self->show);
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autoptr (RecourseScene) scene = recourse_present_show_lay_out (
      self->show, at, SLIDE_HEIGHT * self->aspect, SLIDE_HEIGHT, is_rtl);
  const guint n = recourse_present_show_get_n_slides (self->show);
  g_autofree char *counter = g_strdup_printf ("%u / %u", at + 1, n);
  g_autofree char *words = g_strdup_printf (_ ("Slide %u of %u: %s"), at + 1, n,
                                            scene->title != NULL ? scene->title : "");

  recourse_scene_stage_show (self->stage, scene, moves);
  gtk_label_set_text (self->counter, counter);
  /* The counter is hidden as a rule, and then no assistive technology knows it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->stage), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  if (!moves)
    recourse_compat_announce (GTK_WIDGET (self->stage), words);
}

static void
set_dark (RecoursePresentWindow *self, gboolean is_dark)
{
  self->is_dark = is_dark;
  recourse_scene_stage_set_theme (self->stage,
                                  is_dark ? RECOURSE_THEME_DARK : RECOURSE_THEME_LIGHT);
}

static void
set_blank (RecoursePresentWindow *self, Blank blank)
{
  GtkWidget *cover = GTK_WIDGET (self->blank);

  self->blanked = blank;
  gtk_widget_remove_css_class (cover, "black");
  gtk_widget_remove_css_class (cover, "white");
  gtk_widget_add_css_class (cover, blank == BLANK_WHITE ? "white" : "black");
  gtk_widget_set_visible (cover, blank != BLANK_NONE);
}

static void
toggle_blank (RecoursePresentWindow *self, Blank blank)
{
  set_blank (self, self->blanked == blank ? BLANK_NONE : blank);
}

/* Moving, which also brings back a picture that was put away. */
static void
go (RecoursePresentWindow *self, int at)
{
  set_blank (self, BLANK_NONE);
  recourse_present_show_go (self->show, at);
}

static void
step (RecoursePresentWindow *self, int by)
{
  go (self, (int)recourse_present_show_get_at (self->show) + by);
}

/* The list of slides */

static gboolean
is_listing (RecoursePresentWindow *self)
{
  return gtk_revealer_get_reveal_child (self->list_revealer);
}

static GtkWidget *
create_row (RecoursePresentWindow *self, guint i)
{
  g_autofree char *name = recourse_slide_dup_name (recourse_present_show_get_slide (self->show, i));
  g_autofree char *text = g_strdup_printf ("%u   %s", i + 1, name);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static void
select_row (RecoursePresentWindow *self, guint i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int)i);

  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
set_listing (RecoursePresentWindow *self, gboolean is_listed)
{
  GtkWidget *row;

  gtk_revealer_set_reveal_child (self->list_revealer, is_listed);
  if (!is_listed)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->stage));
      return;
    }
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < recourse_present_show_get_n_slides (self->show); i++)
    gtk_list_box_append (self->list, create_row (self, i));
  self->typed = 0;
  select_row (self, recourse_present_show_get_at (self->show));
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, RecoursePresentWindow *self)
{
  set_listing (self, FALSE);
  go (self, gtk_list_box_row_get_index (row));
}

/* Numbers of slides are typed here, where no path can be meant. */
static void
type_digit (RecoursePresentWindow *self, guint digit)
{
  const gint64 now_us = g_get_monotonic_time ();

  self->typed = now_us - self->typed_us < TYPING_MS * 1000 ? self->typed * 10 + digit : digit;
  self->typed_us = now_us;
  if (self->typed > 0)
    select_row (self, self->typed - 1);
}

/* Notes */

static void
open_notes (RecoursePresentWindow *self)
{
  if (self->notes != NULL)
    {
      gtk_window_close (GTK_WINDOW (self->notes));
      return;
    }
  g_set_weak_pointer (&self->notes, recourse_present_notes_new (self, self->show));
  gtk_window_present (GTK_WINDOW (self->notes));
}

/* Keys */

typedef enum
{
  DO_NOTHING,
  DO_NEXT,
  DO_PREVIOUS,
  DO_FIRST,
  DO_LAST,
  DO_BLACK,
  DO_WHITE,
  DO_NOTES,
  DO_DARK,
  DO_LIST,
  DO_LEAVE,
} Deed;

/* Clickers send Page Up and Down, some of them arrows, a full stop or B for black, F5 and Escape. */
static const struct
{
  guint keyval;
  Deed deed;
} keys[] = {
  { GDK_KEY_Right, DO_NEXT },
  { GDK_KEY_Down, DO_NEXT },
  { GDK_KEY_Page_Down, DO_NEXT },
  { GDK_KEY_KP_Page_Down, DO_NEXT },
  { GDK_KEY_space, DO_NEXT },
  { GDK_KEY_Forward, DO_NEXT },
  { GDK_KEY_Left, DO_PREVIOUS },
  { GDK_KEY_Up, DO_PREVIOUS },
  { GDK_KEY_Page_Up, DO_PREVIOUS },
  { GDK_KEY_KP_Page_Up, DO_PREVIOUS },
  { GDK_KEY_BackSpace, DO_PREVIOUS },
  { GDK_KEY_Back, DO_PREVIOUS },
  { GDK_KEY_Home, DO_FIRST },
  { GDK_KEY_End, DO_LAST },
  { GDK_KEY_b, DO_BLACK },
  { GDK_KEY_period, DO_BLACK },
  { GDK_KEY_w, DO_WHITE },
  { GDK_KEY_comma, DO_WHITE },
  { GDK_KEY_n, DO_NOTES },
  { GDK_KEY_d, DO_DARK },
  { GDK_KEY_g, DO_LIST },
  { GDK_KEY_Escape, DO_LEAVE },
  { GDK_KEY_F5, DO_LEAVE },
  { GDK_KEY_q, DO_LEAVE },
};

static Deed
find_deed (guint keyval)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].keyval == gdk_keyval_to_lower (keyval))
      return keys[i].deed;
  return DO_NOTHING;
}

/* Leads back by one: out of the list, out of the dark, out of the presentation. */
static void
leave (RecoursePresentWindow *self)
{
  if (is_listing (self))
    set_listing (self, FALSE);
  else if (self->blanked != BLANK_NONE)
    set_blank (self, BLANK_NONE);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
perform (RecoursePresentWindow *self, Deed deed)
{
  switch (deed)
    {
    case DO_NEXT:
      step (self, 1);
      return;
    case DO_PREVIOUS:
      step (self, -1);
      return;
    case DO_FIRST:
      go (self, 0);
      return;
    case DO_LAST:
      go (self, G_MAXINT);
      return;
    case DO_BLACK:
      toggle_blank (self, BLANK_BLACK);
      return;
    case DO_WHITE:
      toggle_blank (self, BLANK_WHITE);
      return;
    case DO_NOTES:
      open_notes (self);
      return;
    case DO_DARK:
      set_dark (self, !self->is_dark);
      return;
    case DO_LIST:
      set_listing (self, !is_listing (self));
      return;
    case DO_LEAVE:
      leave (self);
      return;
    case DO_NOTHING:
      return;
    }
}

static int
digit_of (guint keyval)
{
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    return (int)(keyval - GDK_KEY_0);
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    return (int)(keyval - GDK_KEY_KP_0);
  return -1;
}

gboolean
recourse_present_window_take_key (RecoursePresentWindow *self, guint keyval, GdkModifierType state)
{
  const int digit = digit_of (keyval);
  const Deed deed = find_deed (keyval);

  if ((state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK) != 0)
    return FALSE;
  if (digit > 0)
    recourse_present_show_toggle_path (self->show, (guint)digit - 1);
  else
    perform (self, deed);
  return digit > 0 || deed != DO_NOTHING;
}

/* In the list arrows and Enter are the list's own. */
static gboolean
on_key (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        RecoursePresentWindow *self)
{
  if (!is_listing (self))
    return recourse_present_window_take_key (self, keyval, state);
  if (digit_of (keyval) >= 0)
    {
      type_digit (self, (guint)digit_of (keyval));
      return GDK_EVENT_STOP;
    }
  if (find_deed (keyval) != DO_LIST && find_deed (keyval) != DO_LEAVE)
    return GDK_EVENT_PROPAGATE;
  set_listing (self, FALSE);
  return GDK_EVENT_STOP;
}

/* Pointer, wheel and fingers */

static gboolean
on_still (gpointer user_data)
{
  RecoursePresentWindow *self = user_data;

  self->still = 0;
  gtk_revealer_set_reveal_child (self->bar, FALSE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  return G_SOURCE_REMOVE;
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, RecoursePresentWindow *self)
{
  gboolean is_moved = self->pointer_x >= 0 && (x != self->pointer_x || y != self->pointer_y);

  self->pointer_x = x;
  self->pointer_y = y;
  if (!is_moved)
    return; /* the window came to the pointer */
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_revealer_set_reveal_child (self->bar, TRUE);
  g_clear_handle_id (&self->still, g_source_remove);
  self->still = g_timeout_add (STILL_MS, on_still, self);
}

static gboolean
on_scroll (GtkEventControllerScroll *scroll, double dx, double dy, RecoursePresentWindow *self)
{
  self->scrolled += dy;
  if (self->scrolled >= 1 || self->scrolled <= -1)
    {
      step (self, self->scrolled > 0 ? 1 : -1);
      self->scrolled = 0;
    }
  return GDK_EVENT_STOP;
}

static void
on_swipe (GtkGestureSwipe *swipe, double speed_x, double speed_y, RecoursePresentWindow *self)
{
  const int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? 1 : -1;

  if (ABS (speed_x) > SWIPE_SPEED && ABS (speed_x) > 2 * ABS (speed_y))
    step (self, speed_x > 0 ? forward : -forward);
}

static void
on_press (GtkGestureClick *click, int n_presses, double x, double y, RecoursePresentWindow *self)
{
  self->press_x = x;
  self->press_y = y;
}

/* A finger that swiped has not clicked as well. */
static void
on_click (GtkGestureClick *click, int n_presses, double x, double y, RecoursePresentWindow *self)
{
  if (gtk_drag_check_threshold (GTK_WIDGET (self), (int)self->press_x, (int)self->press_y, (int)x,
                                (int)y))
    return;
  if (is_listing (self))
    set_listing (self, FALSE);
  else
    step (self, 1);
}

/* Actions of the bar */

static void
deed_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  static const struct
  {
    const char *name;
    Deed deed;
  } deeds[] = { { "previous", DO_PREVIOUS }, { "next", DO_NEXT },   { "list", DO_LIST },
                { "notes", DO_NOTES },       { "black", DO_BLACK }, { "dark", DO_DARK } };
  const char *name = g_action_get_name (G_ACTION (action));

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (g_str_equal (deeds[i].name, name))
      perform (user_data, deeds[i].deed);
}

static const GActionEntry entries[] = {
  { .name = "previous", .activate = deed_action }, { .name = "next", .activate = deed_action },
  { .name = "list", .activate = deed_action },     { .name = "notes", .activate = deed_action },
  { .name = "black", .activate = deed_action },    { .name = "dark", .activate = deed_action },
};

/* Building */

static void
on_show_changed (RecoursePresentWindow *self, gboolean moves)
{
  show_slide (self, moves);
}

static gboolean
on_relayout (gpointer user_data)
{
  RecoursePresentWindow *self = user_data;

  self->relayout = 0;
  show_slide (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
recourse_present_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RecoursePresentWindow *self = RECOURSE_PRESENT_WINDOW (widget);
  double aspect = height > 0 ? CLAMP ((double)width / height, NARROWEST, WIDEST) : self->aspect;

  GTK_WIDGET_CLASS (recourse_present_window_parent_class)
      ->size_allocate (widget, width, height, baseline);
  if (aspect == self->aspect)
    return;
  self->aspect = aspect;
  if (self->relayout == 0)
    self->relayout = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_relayout, self, NULL);
}

static void
recourse_present_window_dispose (GObject *object)
{
  RecoursePresentWindow *self = RECOURSE_PRESENT_WINDOW (object);

  g_clear_handle_id (&self->still, g_source_remove);
  g_clear_handle_id (&self->relayout, g_source_remove);
  if (self->notes != NULL)
    gtk_window_destroy (GTK_WINDOW (self->notes));
  g_clear_weak_pointer (&self->notes);
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_PRESENT_WINDOW);
  g_clear_object (&self->show);
  G_OBJECT_CLASS (recourse_present_window_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RecoursePresentWindow, name)

static void
recourse_present_window_class_init (RecoursePresentWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_present_window_dispose;
  widget_class->size_allocate = recourse_present_window_size_allocate;
  g_type_ensure (RECOURSE_TYPE_SCENE_STAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RECOURSE_RESOURCES "/ui/present-window.ui");
  BIND (stage);
  BIND (blank);
  BIND (bar);
  BIND (counter);
  BIND (list_revealer);
  BIND (list);
}

static void
add_controllers (RecoursePresentWindow *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  GtkGesture *swipe = gtk_gesture_swipe_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (swipe), TRUE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect (swipe, "swipe", G_CALLBACK (on_swipe), self);
  g_signal_connect (click, "pressed", G_CALLBACK (on_press), self);
  g_signal_connect (click, "released", G_CALLBACK (on_click), self);
  gtk_gesture_group (swipe, click);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self->stage), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self->stage), GTK_EVENT_CONTROLLER (swipe));
  gtk_widget_add_controller (GTK_WIDGET (self->stage), GTK_EVENT_CONTROLLER (click));
}

static void
recourse_present_window_init (RecoursePresentWindow *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  self->aspect = 16.0 / 9;
  self->pointer_x = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "present", G_ACTION_GROUP (actions));
  recourse_scene_stage_set_fills (self->stage, TRUE);
  set_dark (self, adw_style_manager_get_dark (adw_style_manager_get_default ()));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  add_controllers (self);
}

GtkWidget *
recourse_present_window_new (GtkWindow *parent, RecourseDocument *document)
{
  RecoursePresentWindow *self = g_object_new (RECOURSE_TYPE_PRESENT_WINDOW, "application",
                                              gtk_window_get_application (parent), NULL);

  self->show = recourse_present_show_new (document);
  g_signal_connect_object (self->show, "changed", G_CALLBACK (on_show_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->show, "ended", G_CALLBACK (gtk_window_close), self,
                           G_CONNECT_SWAPPED);
  show_slide (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->stage));
  return GTK_WIDGET (self);
}

void
recourse_present_window_begin (RecoursePresentWindow *self, GdkMonitor *monitor)
{
  if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
  else
    gtk_window_fullscreen (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
}
