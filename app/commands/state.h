/* What the commands that draw share: which paths and whose view, the run behind them, and what the file carries. */
#pragma once

#include "briefing/slide.h"
#include "commands/input.h"

G_BEGIN_DECLS

/**
 * RecourseView:
 * @path_ids: (nullable): `--path`, in order
 * @stakeholder_id: (nullable): `--stakeholder`
 * @theme_name: (nullable): `--theme`
 * @is_without_model: `--without-model`
 * @theme: what follows from @theme_name
 *
 * The options that say from where it is looked.
 */
typedef struct
{
  GStrv path_ids;
  char *stakeholder_id;
  char *theme_name;
  gboolean is_without_model;
  RecourseThemeKind theme;
} RecourseView;

/* The entries of --path, --stakeholder, --theme and --without-model, for an array that ends with them and NULL. */
#define RECOURSE_VIEW_ENTRIES(view)                                                                   \
  { "path",                                                                                           \
    0,                                                                                                \
    0,                                                                                                \
    G_OPTION_ARG_STRING_ARRAY,                                                                        \
    &(view)->path_ids,                                                                                \
    N_ ("A path that is on; the last one given leads (all)"),                                         \
    "ID" },                                                                                           \
      { "stakeholder",                                                                                \
        0,                                                                                            \
        0,                                                                                            \
        G_OPTION_ARG_STRING,                                                                          \
        &(view)->stakeholder_id,                                                                      \
        N_ ("The stakeholder in view (the first)"),                                                   \
        "ID" },                                                                                       \
      { "theme", 0, 0, G_OPTION_ARG_STRING, &(view)->theme_name, "light, dark, print", N_ ("NAME") }, \
  {                                                                                                   \
    "without-model", 0, 0, G_OPTION_ARG_NONE, &(view)->is_without_model,                              \
        N_ ("Leave dossier and choices out of the file"), NULL                                        \
  }

/* FALSE with a sentence on standard error where there is no such theme. */
gboolean recourse_view_find_theme (RecourseView *self, const char *command);
void recourse_view_clear (RecourseView *self);

/* Says on standard error that none of @known (element-type utf8) is called @name.  Returns FALSE. */
gboolean
recourse_refuse_name (const char *command, const char *option, const char *name, GPtrArray *known);

/**
 * RecourseState:
 * @briefing: all of it, as slides and charts take it; borrows the rest
 * @hidden: (nullable): who was left out of the picture that was loaded; borrowed from the input
 * @attachments: (nullable) (element-type RecourseAttachment): what the file is to carry
 *
 * One state of one dossier, computed.
 */
typedef struct
{
  RecourseLoaded *loaded;
  RecourseChoices *choices;
  RecourseResults *results;
  RecourseInsight *insight;
  GArray *paths;
  const char *const *hidden;
  GPtrArray *attachments;
  RecourseNumberForm numbers;
  RecourseBriefing briefing;
} RecourseState;

void recourse_state_clear (RecourseState *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RecourseState, recourse_state_clear)

/* Reads the file and looks up what @view names.  Says on standard error what is wrong. */
RecourseExit recourse_state_load (RecourseState *self,
                                  const char *command,
                                  RecourseInput *input,
                                  const RecourseView *view);

/* Runs the simulation, on request with sensitivity, information and bargaining. */
RecourseExit recourse_state_run (RecourseState *self,
                                 const char *command,
                                 const RecourseInput *input,
                                 gboolean needs_insight);

G_END_DECLS
