/* What follows from a dossier that was accepted: every target goes this way with what it let in. */
#pragma once

#include "document/document.h"

/* Results of some draws, insight if asked for, every chart as a scene.  What cannot be computed must say why. */
void chain_draw (RecourseDossier *dossier, RecourseProgram *program, gboolean with_insight);

/* A small dossier with something of everything in it, for what is no dossier itself. */
RecourseLoaded *chain_base (void);

/* The same with one formula put in its place; sound or not.  (transfer full) */
RecourseLoaded *chain_base_with (const char *formula);

/* Chooses in the base what a picture, a crash or a person chose, as the window does. */
void chain_choose (const RecourseChoices *choices);
