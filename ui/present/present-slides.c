/* Preparing a presentation.  The dossier keeps the slides, so each change is an edit of it: what is typed is one step of
 * undo, and the window, being a view of the document, follows undo like any other. */
#include "config.h"

#include "ui/present/present-slides.h"

#include "ui/editor/editor-fault.h"
#include "ui/present/present-show.h"
#include "ui/chart/scene-stage.h"
#include "ui/snapshot.h"

#include <glib/gi18n.h>

enum
{
  PREVIEW_WIDTH = 1920,
  PREVIEW_HEIGHT = 1080,
};

struct _RecoursePresentSlides
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkMenuButton *add_button;
  GtkListBox *list;
  GtkBox *form;
  RecourseSceneStage *preview;
  AdwEntryRow *title_row;
  GtkSwitch *shown_switch;
  GtkTextView *notes_view;
  GSimpleActionGroup *actions;

  RecourseDocument *document;
  GPtrArray *slides; /* RecourseSlide */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (RecoursePresentSlides, recourse_present_slides, ADW_TYPE_WINDOW)

static guint
get_selected (RecoursePresentSlides *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? (guint)gtk_list_box_row_get_index (row) : G_MAXUINT;
}

static RecourseSlide *
get_slide (RecoursePresentSlides *self, guint i)
{
  return i < self->slides->len ? g_ptr_array_index (self->slides, i) : NULL;
}

/* Saving */

static void
say (RecoursePresentSlides *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

/* @slides: (nullable): NULL: the standard deck */
static void
commit (RecoursePresentSlides *self, GPtrArray *slides, const char *name, const char *subject)
{
  RecourseEdit *edit = recourse_document_edit (self->document);
  g_autoptr (RecourseFaults) faults = NULL;

  if (slides != NULL)
    {
      g_autofree char *json = recourse_slides_to_json (slides);

      recourse_edit_set_json (edit, "/slides", json);
    }
  else
    recourse_edit_set_text (edit, "/slides", NULL);
  if (!recourse_document_commit (self->document, edit, name, subject, &faults) && faults != NULL
      && faults->len > 0)
    {
      g_autofree char *reason =
          recourse_editor_dup_reason (recourse_document_get_dossier (self->document), faults);

      say (self, reason);
    }
}

static GPtrArray *
copy_slides (RecoursePresentSlides *self)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify)recourse_slide_unref);

  for (guint i = 0; i < self->slides->len; i++)
    g_ptr_array_add (copy, recourse_slide_ref (get_slide (self, i)));
  return copy;
}

/* (transfer none): a copy of slide @i in @slides that may be changed */
static RecourseSlide *
open_slide (GPtrArray *slides, guint i)
{
  RecourseSlide *slide = recourse_slide_copy (g_ptr_array_index (slides, i));

  slide->is_standard = FALSE;
  recourse_slide_unref (g_ptr_array_index (slides, i));
  g_ptr_array_index (slides, i) = slide;
  return slide;
}

/* Showing */

static void
show_preview (RecoursePresentSlides *self, RecourseSlide *slide)
{
  g_autoptr (RecourseSnapshot) snapshot = recourse_snapshot_new (self->document, GTK_WIDGET (self));
  RecourseBriefing briefing =
      recourse_snapshot_briefing (snapshot, recourse_document_get_dossier (self->document));
  g_autoptr (RecourseScene) scene = recourse_slide_lay_out (
      slide, &briefing, PREVIEW_WIDTH, PREVIEW_HEIGHT, RECOURSE_CHART_OMITS_NOTHING);

  recourse_scene_stage_show (self->preview, scene, FALSE);
}

static char *
get_notes (RecoursePresentSlides *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->notes_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* What is being typed is not set back to itself: the cursor would jump. */
static void
fill_form (RecoursePresentSlides *self)
{
  RecourseSlide *slide = get_slide (self, get_selected (self));
  g_autofree char *notes = get_notes (self);
  const char *title = slide != NULL && slide->title != NULL ? slide->title : "";

  gtk_widget_set_sensitive (GTK_WIDGET (self->form), slide != NULL);
  if (slide == NULL)
    {
      recourse_scene_stage_show (self->preview, NULL, FALSE);
      return;
    }
  self->is_filling = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->title_row)), title) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->title_row), title);
  if (g_strcmp0 (notes, slide->notes != NULL ? slide->notes : "") != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->notes_view),
                              slide->notes != NULL ? slide->notes : "", -1);
  gtk_switch_set_active (self->shown_switch, !slide->is_hidden);
  self->is_filling = FALSE;
  show_preview (self, slide);
}

static GtkWidget *create_row (RecoursePresentSlides *self, guint i);

static void
fill_list (RecoursePresentSlides *self, guint selected)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->slides->len; i++)
    gtk_list_box_append (self->list, create_row (self, i));
  row = gtk_list_box_get_row_at_index (self->list, (int)MIN (selected, self->slides->len - 1));
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}

static void
set_enabled (RecoursePresentSlides *self, const char *name, gboolean is_enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)),
      is_enabled);
}

static void
read_slides (RecoursePresentSlides *self)
{
  const guint selected = get_selected (self);
  g_autofree char *undo = NULL;
  gboolean is_standard = FALSE;

  g_clear_pointer (&self->slides, g_ptr_array_unref);
  self->slides =
      recourse_slides_effective (recourse_document_get_dossier (self->document), &is_standard);
  g_object_get (self->document, "undo-name", &undo, NULL);
  set_enabled (self, "reset", !is_standard);
  set_enabled (self, "undo", undo != NULL);
  self->is_filling = TRUE;
  fill_list (self, selected == G_MAXUINT ? 0 : selected);
  self->is_filling = FALSE;
  fill_form (self);
}

/* Changing */

static void
change_slide (RecoursePresentSlides *self,
              void (*change) (RecoursePresentSlides *self, RecourseSlide *slide),
              const char *name,
              const char *subject)
{
  const guint selected = get_selected (self);
  g_autoptr (GPtrArray) slides = NULL;

  if (self->is_filling || selected >= self->slides->len)
    return;
  slides = copy_slides (self);
  change (self, open_slide (slides, selected));
  commit (self, slides, name, subject);
}

static void
take_title (RecoursePresentSlides *self, RecourseSlide *slide)
{
  const char *title = gtk_editable_get_text (GTK_EDITABLE (self->title_row));

  g_free (slide->title);
  slide->title = *title != '\0' ? g_strdup (title) : NULL;
}

static void
take_notes (RecoursePresentSlides *self, RecourseSlide *slide)
{
  g_free (slide->notes);
  slide->notes = get_notes (self);
  if (*slide->notes == '\0')
    g_clear_pointer (&slide->notes, g_free);
}

static void
take_shown (RecoursePresentSlides *self, RecourseSlide *slide)
{
  slide->is_hidden = !gtk_switch_get_active (self->shown_switch);
}

static void
on_title_changed (RecoursePresentSlides *self)
{
  change_slide (self, take_title, _ ("Retitle Slide"), "slide-title");
}

static void
on_notes_changed (RecoursePresentSlides *self)
{
  change_slide (self, take_notes, _ ("Change Notes"), "slide-notes");
}

static void
on_shown_changed (RecoursePresentSlides *self)
{
  RecourseSlide *slide = get_slide (self, get_selected (self));

  if (slide != NULL && slide->is_hidden == gtk_switch_get_active (self->shown_switch))
    change_slide (self, take_shown, slide->is_hidden ? _ ("Show Slide") : _ ("Hide Slide"), NULL);
}

static void
move (RecoursePresentSlides *self, int from, int to)
{
  g_autoptr (GPtrArray) slides = NULL;
  RecourseSlide *slide;

  if (from < 0 || to < 0 || from == to || to >= (int)self->slides->len)
    return;
  slides = copy_slides (self);
  slide = g_ptr_array_steal_index (slides, (guint)from);
  g_ptr_array_insert (slides, to, slide);
  self->is_filling = TRUE;
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, to));
  self->is_filling = FALSE;
  commit (self, slides, _ ("Move Slide"), NULL);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, to)));
}

static gboolean
on_move_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  RecoursePresentSlides *self = RECOURSE_PRESENT_SLIDES (gtk_widget_get_root (widget));
  const int at = (int)get_selected (self);

  move (self, at, at + g_variant_get_int32 (arguments));
  return TRUE;
}

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, GtkListBoxRow *row)
{
  return gdk_content_provider_new_typed (GTK_TYPE_LIST_BOX_ROW, row);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, GtkListBoxRow *row)
{
  GtkListBoxRow *dragged = g_value_get_object (value);
  RecoursePresentSlides *self = RECOURSE_PRESENT_SLIDES (gtk_widget_get_root (GTK_WIDGET (row)));

  if (dragged == NULL || gtk_widget_get_parent (GTK_WIDGET (dragged)) != GTK_WIDGET (self->list))
    return FALSE;
  move (self, gtk_list_box_row_get_index (dragged), gtk_list_box_row_get_index (row));
  return TRUE;
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "dimmed");
    }
  return label;
}

static GtkWidget *
create_row (RecoursePresentSlides *self, guint i)
{
  RecourseSlide *slide = get_slide (self, i);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (GTK_TYPE_LIST_BOX_ROW, GDK_ACTION_MOVE);
  g_autofree char *name = recourse_slide_dup_name (slide);
  g_autofree char *text = g_strdup_printf ("%u   %s", i + 1, name);

  gtk_box_append (GTK_BOX (box), create_label (text, NULL));
  if (slide->is_hidden)
    gtk_box_append (GTK_BOX (box), create_label (_ ("hidden"), "caption"));
  else if (slide->title != NULL)
    gtk_box_append (GTK_BOX (box),
                    create_label (recourse_slide_kind_label (slide->kind), "caption"));
  gtk_widget_add_css_class (box, "slide-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, name);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), row);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
  return row;
}

/* Actions */

static gboolean
has_id (RecoursePresentSlides *self, const char *id)
{
  for (guint i = 0; i < self->slides->len; i++)
    if (g_strcmp0 (get_slide (self, i)->id, id) == 0)
      return TRUE;
  return FALSE;
}

/* Ids have no dashes, names of charts do. */
static char *
create_id (RecoursePresentSlides *self, const char *kind)
{
  g_autofree char *plain = g_strdelimit (g_strdup (kind), "-", '_');
  char *id = g_strdup (plain);

  for (guint n = 2; has_id (self, id); n++)
    {
      g_free (id);
      id = g_strdup_printf ("%s_%u", plain, n);
    }
  return id;
}

static void
add_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RecoursePresentSlides *self = user_data;
  const char *kind = g_variant_get_string (parameter, NULL);
  const guint at = MIN (get_selected (self), self->slides->len - 1) + 1;
  g_autoptr (GPtrArray) slides = copy_slides (self);
  g_autofree char *id = create_id (self, kind);

  g_ptr_array_insert (slides, (int)MIN (at, slides->len), recourse_slide_new (id, kind));
  commit (self, slides, _ ("Add Slide"), NULL);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int)at));
}

static void
on_toast_undo (AdwToast *toast, RecoursePresentSlides *self)
{
  recourse_document_undo (self->document);
}

static void
remove_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RecoursePresentSlides *self = user_data;
  const guint selected = get_selected (self);
  g_autoptr (GPtrArray) slides = NULL;
  AdwToast *toast;

  if (selected >= self->slides->len || self->slides->len < 2)
    return;
  slides = copy_slides (self);
  g_ptr_array_remove_index (slides, selected);
  commit (self, slides, _ ("Remove Slide"), NULL);
  toast = adw_toast_new (_ ("Slide removed"));
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_toast_undo), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
reset_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  commit (user_data, NULL, _ ("Standard Deck"), NULL);
}

static void
undo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  recourse_document_undo (RECOURSE_PRESENT_SLIDES (user_data)->document);
}

static void
present_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (user_data));

  gtk_window_close (GTK_WINDOW (user_data));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.present", NULL);
}

static const GActionEntry entries[] = {
  { .name = "add", .parameter_type = "s", .activate = add_action },
  { .name = "remove", .activate = remove_action },
  { .name = "reset", .activate = reset_action },
  { .name = "undo", .activate = undo_action },
  { .name = "present", .activate = present_action },
};

static void
append_kind (GMenu *menu, const char *label, const char *kind)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "slides.add", "s", kind);
  g_menu_append_item (menu, item);
}

static void
fill_add_menu (RecoursePresentSlides *self)
{
  static const char *const kinds[] = { "situation", "paths", "sources", "method" };
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) texts = g_menu_new ();
  g_autoptr (GMenu) pictures = g_menu_new ();
  guint n_charts = 0;
  const RecourseChart *charts = recourse_charts (&n_charts);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    append_kind (texts, recourse_slide_kind_label (kinds[i]), kinds[i]);
  for (guint i = 0; i < n_charts; i++)
    append_kind (pictures, _ (charts[i].label), charts[i].name);
  g_menu_append_section (menu, _ ("Text"), G_MENU_MODEL (texts));
  g_menu_append_section (menu, _ ("Chart"), G_MENU_MODEL (pictures));
  gtk_menu_button_set_menu_model (self->add_button, G_MENU_MODEL (menu));
}

/* Building */

static void
on_row_selected (RecoursePresentSlides *self)
{
  if (!self->is_filling)
    fill_form (self);
}

static void
recourse_present_slides_dispose (GObject *object)
{
  RecoursePresentSlides *self = RECOURSE_PRESENT_SLIDES (object);

  self->is_filling = TRUE; /* what is taken down is no change */
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_PRESENT_SLIDES);
  g_clear_pointer (&self->slides, g_ptr_array_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (recourse_present_slides_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RecoursePresentSlides, name)

static void
recourse_present_slides_class_init (RecoursePresentSlidesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_present_slides_dispose;
  g_type_ensure (RECOURSE_TYPE_SCENE_STAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RECOURSE_RESOURCES "/ui/present-slides.ui");
  BIND (toasts);
  BIND (add_button);
  BIND (list);
  BIND (form);
  BIND (preview);
  BIND (title_row);
  BIND (shown_switch);
  BIND (notes_view);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
add_list_keys (RecoursePresentSlides *self)
{
  static const struct
  {
    guint keyval;
    int step;
  } moves[] = { { GDK_KEY_Up, -1 }, { GDK_KEY_Down, 1 } };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      GtkShortcut *shortcut =
          gtk_shortcut_new (gtk_keyval_trigger_new (moves[i].keyval, GDK_ALT_MASK),
                            gtk_callback_action_new (on_move_key, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (moves[i].step));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
    }
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                                                        gtk_named_action_new ("slides.remove")));
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

static void
recourse_present_slides_init (RecoursePresentSlides *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "slides", G_ACTION_GROUP (self->actions));
  fill_add_menu (self);
  add_list_keys (self);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (on_row_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->title_row, "changed", G_CALLBACK (on_title_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (self->notes_view), "changed",
                           G_CALLBACK (on_notes_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shown_switch, "notify::active", G_CALLBACK (on_shown_changed),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
recourse_present_slides_new (GtkWindow *parent, RecourseDocument *document)
{
  RecoursePresentSlides *self =
      g_object_new (RECOURSE_TYPE_PRESENT_SLIDES, "transient-for", parent, NULL);

  self->document = g_object_ref (document);
  read_slides (self);
  g_signal_connect_object (document, "notify::dossier", G_CALLBACK (read_slides), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
