"""The scanner must agree with Python's json module, made as strict as RFC 8259 allows, on thousands of
seeded mutations of valid text, and never crash.  Usage: agree.py ACCEPTS"""
import json
import math
import random
import subprocess
import sys

SEEDS = [
    b'{"a": [1, -2.5e3, true, false, null], "b": {"c": "x\\u00e9\\n\\"\\\\"}, "d": "\xc3\xa9\xf0\x9f\x98\x80"}',
    b'[{}, [], "", 0, -0, 0.0, 1E+5, 1e-400, 123456789012345678901234567890, "\\ud83d\\ude00"]',
    b' {"key": 1, "k\\u0065z": 2, "": 3}\r\n\t ',
    b'"text"', b'12.5', b'null', b'[[[[[[]]]]]]',
    b'[' + b','.join(b'{"p%d": %d}' % (i, i) for i in range(30)) + b']',
    b'{' + b','.join(b'"p%d": %d' % (i, i) for i in range(30)) + b'}',
]
PIECES = [b'{', b'}', b'[', b']', b',', b':', b'"', b'\\', b'\\u', b'\\ud800', b'\\udc00', b'\\u0000', b'0', b'-',
          b'.', b'e', b'1e400', b'-1e309', b'\x00', b'\x01', b'\x1f', b'\x7f', b'\xff', b'\xc0\x80', b'\xed\xa0\x80',
          b'\xef\xbb\xbf', b'\n', b'\t', b' ', b'//', b'/*', b'NaN', b'Infinity', b"'", b'true', b'nul', b'"a":1,',
          b'\xe2\x80\xa8', b'00', b'+1', b'\x0b', b'\xc2\xa0']


def object_without_duplicates(pairs):
    keys = [key for key, _ in pairs]
    if len(set(keys)) != len(keys):
        raise ValueError('duplicate key')
    return dict(pairs)


def finite(text):
    value = float(text)
    if not math.isfinite(value):
        raise ValueError('too large')
    return value


def refuse(text):
    raise ValueError(text)


def check_text(value):
    if isinstance(value, str):
        value.encode('utf-8')  # refuses lone surrogates
        if '\0' in value:
            raise ValueError('NUL')
    elif isinstance(value, list):
        for item in value:
            check_text(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            check_text(key)
            check_text(item)


def is_valid(data):
    try:
        text = data.decode('utf-8')
        if text.startswith('\ufeff'):
            return False
        check_text(json.loads(text, object_pairs_hook=object_without_duplicates, parse_float=finite, parse_int=finite,
                              parse_constant=refuse))
        return True
    except (ValueError, OverflowError):
        return False


def mutate(data, chance):
    data = bytearray(data)
    for _ in range(chance.choice([1, 1, 1, 2, 4])):
        at = chance.randrange(len(data) + 1)
        action = chance.randrange(5)
        if action == 0:
            data[at:at] = chance.choice(PIECES)
        elif action == 1:
            del data[at:at + chance.choice([1, 1, 2, 5])]
        elif action == 2 and at < len(data):
            data[at] = chance.randrange(256)
        elif action == 3:
            end = at + chance.randrange(12)
            data[at:at] = data[at:end]
        else:
            data[at:at + 1] = chance.choice(PIECES)
    return bytes(data)


def main():
    chance = random.Random(20260318)
    texts = SEEDS + [mutate(chance.choice(SEEDS), chance) for _ in range(60000)]
    fed = b''.join(len(text).to_bytes(4, 'little') + text for text in texts)
    answers = subprocess.run([sys.argv[1]], input=fed, capture_output=True, check=True).stdout.decode()
    assert len(answers) == len(texts), (len(answers), len(texts))
    wrong = [text for text, answer in zip(texts, answers) if is_valid(text) != (answer == '1')]
    for text in wrong[:20]:
        print('valid' if is_valid(text) else 'invalid', text)
    print(f'{answers.count("1")} of {len(texts)} texts are valid')
    assert answers[:len(SEEDS)] == '1' * len(SEEDS), answers[:len(SEEDS)]
    assert 1000 < answers.count('1') < len(texts) - 1000
    sys.exit(len(wrong) > 0)


main()
