/* Living pictures: a PNG, SVG, PDF or PPTX that carries the dossier and the choices it was made from, compressed, where the
 * format has a place for such things.  What is read may come from a stranger: nothing is believed, sizes are bounded. */
#pragma once

#include "model/choices.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RecourseLiving:
 * @dossier: its bytes, exactly those of the file the picture was made from
 * @is_picture: whether they came out of a picture; else @dossier is what was given, and the rest is empty
 * @choices: (nullable): what was chosen; ids are not checked against the dossier
 * @stakeholder: (nullable): id of the one in view
 * @hidden: (nullable): ids of those who were left out
 * @trials: number of draws; 0: not said
 * @seed: of the draws, where @trials says something
 * @program: (nullable): version of the program that made the picture
 *
 * One state of one dossier.
 */
typedef struct
{
  GBytes *dossier;
  gboolean is_picture;
  RecourseChoices *choices;
  char *stakeholder;
  GStrv hidden;
  guint64 trials;
  guint64 seed;
  char *program;
} RecourseLiving;

void recourse_living_free (RecourseLiving *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseLiving, recourse_living_free)

/**
 * RecourseLivingError:
 * @RECOURSE_LIVING_ERROR_NONE: the picture carries no dossier: open the dossier itself
 * @RECOURSE_LIVING_ERROR_DAMAGED: what it carries is cut off, altered or too large: make the picture anew
 * @RECOURSE_LIVING_ERROR_KIND: a file of a kind that carries none: use PNG, SVG, PDF or PPTX
 */
typedef enum
{
  RECOURSE_LIVING_ERROR_NONE,
  RECOURSE_LIVING_ERROR_DAMAGED,
  RECOURSE_LIVING_ERROR_KIND,
} RecourseLivingError;

#define RECOURSE_LIVING_ERROR (recourse_living_error_quark ())
GQuark recourse_living_error_quark (void);

/**
 * recourse_living_attachments:
 * @dossier: the bytes as read
 * @choices: (nullable): with the paths that are on
 * @stakeholder: (nullable): id of the one in view
 * @hidden: (nullable): ids of those who are left out
 *
 * What #RecourseExport and decks take to make a picture that restores this state.
 *
 * Returns: (transfer full) (element-type RecourseAttachment)
 */
GPtrArray *recourse_living_attachments (GBytes *dossier,
                                        const RecourseChoices *choices,
                                        const char *stakeholder,
                                        const char *const *hidden,
                                        guint64 trials,
                                        guint64 seed);

/**
 * recourse_living_open:
 * @bytes: of any file: a picture, or a dossier, which is taken as it is
 *
 * What whoever opens a file calls first.  May run in any thread.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set (#RecourseLivingError), a sentence with a remedy
 */
RecourseLiving *recourse_living_open (GBytes *bytes, GError **error);

G_END_DECLS
