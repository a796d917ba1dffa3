"""recourse check and recourse facts: what goes to which stream, places, and the status at the end."""
import csv
import io
import json
import os
import subprocess
import tempfile

RECOURSE = os.environ['RECOURSE']
DATA = os.path.join(os.environ['G_TEST_SRCDIR'], 'data', 'faulty')
SOUND = os.path.join(DATA, 'sound.recourse')
FAULTY = os.path.join(DATA, 'ref-owner.recourse')


def run(*arguments, text=None):
    return subprocess.run([RECOURSE, *arguments], input=text, capture_output=True, text=True, timeout=60)


def check_streams_and_status():
    good = run('check', SOUND)
    assert (good.returncode, good.stdout, good.stderr) == (0, '', ''), good
    bad = run('check', FAULTY)
    assert bad.returncode == 1 and bad.stdout == ''
    line, = bad.stderr.splitlines()
    assert line.startswith(FAULTY + ':68:18: error: paths[1] "court" node "sue".owner: '), line
    assert 'did you mean "buyer"' in line
    assert run('check').returncode == 0  # the embedded dossier


def check_greatest_status_counts():
    missing = os.path.join(DATA, 'no-such-file')
    both = run('check', FAULTY, missing, SOUND)
    assert both.returncode == 3 and FAULTY in both.stderr and missing in both.stderr
    assert run('check', '--no-such-option').returncode == 2
    warned = run('check', os.path.join(DATA, 'warning-share.recourse'))
    assert warned.returncode == 0 and ': warning: ' in warned.stderr


def check_standard_input():
    read = run('check', '-', text='{"format": "recourse/1",\n "titel": "é\\u001b[2J"}')
    assert read.returncode == 1 and '-:2:2: error: titel: ' in read.stderr, read.stderr
    assert '\x1b' not in read.stderr


def check_all_faults_at_once():
    lines = run('check', '-', text='{"format": 1, "stakeholders": [{"id": 2}], "paths": [], "a": 1}').stderr.splitlines()
    assert len(lines) == 5, lines  # format, title, stakeholder's id, paths, the unknown key
    places = [tuple(map(int, line.split(':')[1:3])) for line in lines]
    assert places == sorted(places)


def check_facts():
    with open(SOUND, encoding='utf-8') as file:
        dossier = json.load(file)
    facts = json.loads(run('facts', SOUND, '--format', 'json').stdout)
    assert [c['id'] for c in facts['claims']] == [c['id'] for c in dossier['claims']]
    assert facts['claims'][0]['sources'][0]['title'] == 'A report'
    assert facts['claims'][1]['value'] == 2 and facts['claims'][1]['sources'] == []
    assert facts['conflicts'][0]['adopted'] == 'paid_one'
    rows = list(csv.DictReader(io.StringIO(run('facts', SOUND, '--format', 'csv').stdout)))
    assert [row['id'] for row in rows] == ['paid_one', 'paid_two', 'how_much']
    assert rows[0]['text'] == 'One was paid.' and rows[2]['claims'] == 'paid_one paid_two'
    text = run('facts', SOUND).stdout
    assert 'One was paid.' in text and 'A report' in text and 'One or two?' in text
    assert run('facts', SOUND, '--format', 'xml').returncode == 2
    assert run('facts', SOUND, SOUND).returncode == 2
    faulty = run('facts', FAULTY)
    assert faulty.returncode == 1 and faulty.stdout == '' and ':68:18: ' in faulty.stderr


def check_options():
    for option, words in [(['--set', 'pric=1'], 'price'), (['--set', 'price=9'], 'at most 5'),
                          (['--set', 'sue_early=0.5'], '0 or 1'), (['--set', 'price'], 'ID=VALUE'),
                          (['--set', 'price=nan'], 'ID=VALUE'), (['--scenario', 'stron'], 'strong'),
                          (['--trials', '0'], '--trials'), (['--seed', '-1'], '--seed')]:
        result = run('analyze', SOUND, *option)
        assert result.returncode == 2 and result.stdout == '' and words in result.stderr, (option, result)


def check_no_text_runs_away():
    with tempfile.TemporaryDirectory() as folder:
        assert run('check', folder).returncode == 3


for check in [check_streams_and_status, check_greatest_status_counts, check_standard_input, check_all_faults_at_once,
              check_facts, check_options, check_no_text_runs_away]:
    check()
    print('ok', check.__name__)
