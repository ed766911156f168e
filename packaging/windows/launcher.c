/* Starts the program with the Python beside it: python\pythonw.exe app\main.py [file].
   Where a part of the folder is missing, which happens when only this file was copied, it says so. */
#ifndef UNICODE
#define UNICODE
#endif
#include <windows.h>
#include <wchar.h>

#define LONGEST 32768

static wchar_t folder[LONGEST], command[LONGEST];

/* "The program is incomplete. Please copy the whole folder once more." */
static const wchar_t incomplete[] =
    L"\x7a0b\x5e8f\x6587\x4ef6\x4e0d\x5b8c\x6574\xff0c\x8bf7\x628a\x6574\x4e2a\x6587\x4ef6\x5939\x91cd\x65b0\x590d\x5236\x4e00\x6b21\x3002";

static int refuse(void)
{
    MessageBoxW(NULL, incomplete, L"xxgk-report", MB_ICONERROR);
    return 1;
}

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE previous, PWSTR words, int show)
{
    STARTUPINFOW start = { sizeof start };
    PROCESS_INFORMATION process;
    DWORD code = 1;
    wchar_t *slash;

    (void)instance; (void)previous; (void)show;
    GetModuleFileNameW(NULL, folder, LONGEST - 1);
    slash = wcsrchr(folder, L'\\');
    if (slash == NULL)
        return refuse();
    *slash = 0;
    if (_snwprintf(command, LONGEST - 1, L"\"%ls\\python\\pythonw.exe\" \"%ls\\app\\main.py\" %ls",
                   folder, folder, words != NULL ? words : L"") < 0)
        return refuse();
    SetEnvironmentVariableW(L"PYTHONDONTWRITEBYTECODE", L"1");
    SetEnvironmentVariableW(L"XXGK_PROGRAM", L"xxgk-report");
    if (!CreateProcessW(NULL, command, NULL, NULL, FALSE, 0, NULL, NULL, &start, &process))
        return refuse();
    AllowSetForegroundWindow(process.dwProcessId);
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, &code);
    return (int)code;
}
