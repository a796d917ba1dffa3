/* The dossiers themselves. */
#include "small.h"

#include <string.h>

static const char small[] =
    "{\"format\": \"recourse/1\", \"title\": \"T\", \"x-a/b\": {\"keep\":   1.50},\n"
    " \"stakeholders\": [{\"id\": \"a\", \"x-note\": [1,  2]}, {\"id\": \"b\"}],\n"
    " \"levers\": [{\"id\": \"t0\", \"kind\": \"number\", \"value\": 1, \"min\": 0, \"max\": 2}],\n"
    " \"drivers\": [{\"id\": \"e\", \"distribution\": {\"kind\": \"point\", \"value\": 2.50}},\n"
    "   {\"id\": \"damages\", \"distribution\": {\"kind\": \"uniform\", \"low\": 1e1, \"high\": "
    "20}}],\n"
    " \"variables\": [{\"id\": \"sum\", \"formula\": \"2e3*e + damages*1e-2 - damages_paid\"},\n"
    "   {\"id\": \"damages_paid\", \"formula\": 0.10}],\n"
    " \"parameters\": [{\"id\": \"pay\", \"value\": \"damages\"}],\n"
    " \"terms\": [{\"id\": \"t\", \"stakeholder\": \"a\", \"formula\": \"pay + sum\"}],\n"
    " \"paths\": [{\"id\": \"suit\", \"tree\": {\"kind\": \"chance\", \"id\": \"root\", "
    "\"branches\": [\n"
    "   {\"id\": \"w\", \"probability\": \"min(1, damages/100)\",\n"
    "    \"node\": {\"kind\": \"outcome\", \"set\": {\"pay\": \"damages\", \"x-s\": 1}, "
    "\"payoffs\": {\"b\": \"-damages\"}}},\n"
    "   {\"id\": \"l\", \"probability\": \"rest\", \"node\": {\"kind\": \"outcome\", \"payoffs\": "
    "{\"b\": 1}}}]}}],\n"
    " \"bargains\": [{\"id\": \"deal\", \"path\": \"suit\", \"node\": \"suit/0\", \"transfer\": "
    "\"t0\",\n"
    "   \"payer\": \"a\", \"payee\": \"b\", \"disagreement\": \"baseline\"}],\n"
    " \"slides\": [{\"id\": \"s\", \"kind\": \"tree\", \"paths\": [\"suit\"], \"stakeholder\": "
    "\"b\"}],\n"
    " \"scenarios\": [{\"id\": \"high\", \"path\": \"suit\", \"set\": {\"damages\": 20, \"e\": "
    "3}}]}";

GBytes *
embedded (void)
{
  return g_resources_lookup_data (recourse_embedded_dossiers[0], 0, NULL);
}

GBytes *
small_bytes (void)
{
  return g_bytes_new_static (small, strlen (small));
}
