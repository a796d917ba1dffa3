"""Keys and pointer of the X server, pressed and moved from within this process, since a program that were started for
every step would be measured along."""
import ctypes
import ctypes.util

KEYSYMS = {"1": 0x31, "2": 0x32, "3": 0x33}


class Hand:
    def __init__(self, display):
        self.x11 = ctypes.CDLL(ctypes.util.find_library("X11"))
        self.xtst = ctypes.CDLL(ctypes.util.find_library("Xtst"))
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(display.encode()))
        assert self.display, f"no display {display}"
        self.x11.XKeysymToKeycode.restype = ctypes.c_ubyte

    def _do(self, function, *arguments):
        function(self.display, *arguments, ctypes.c_ulong(0))
        self.x11.XFlush(self.display)

    def press(self, key):
        code = self.x11.XKeysymToKeycode(self.display, ctypes.c_ulong(KEYSYMS[key]))
        self._do(self.xtst.XTestFakeKeyEvent, ctypes.c_uint(code), 1)
        self._do(self.xtst.XTestFakeKeyEvent, ctypes.c_uint(code), 0)

    def move(self, x, y):
        self._do(self.xtst.XTestFakeMotionEvent, -1, int(x), int(y))

    def button(self, is_down):
        self._do(self.xtst.XTestFakeButtonEvent, ctypes.c_uint(1), int(is_down))

    def close(self):
        self.x11.XCloseDisplay(self.display)
