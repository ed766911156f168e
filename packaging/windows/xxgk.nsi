; Installer for one user, without administrator rights.
; makensis -DVERSION=0.2.0 -DSOURCE=folder -DOUT=setup.exe [-DSIGN="command"] xxgk.nsi
; Settings of the program (HKCU\Software\xxgk-report) and its data (%LOCALAPPDATA%\xxgk-report) belong to the clerk:
; neither installing nor removing touches them.
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
!include MUI2.nsh
!include WordFunc.nsh
!define ID "xxgk-report"
!define NAME "政府信息公开年报编制"
!define UNINST "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define CLASSES "Software\Classes"
Name "${NAME}"
OutFile "${OUT}"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all
InstallDir "$LOCALAPPDATA\Programs\${ID}"
InstallDirRegKey HKCU "${UNINST}" "InstallLocation"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "FileDescription" "${NAME}"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT"
!define MUI_ICON "xxgk.ico"
!define MUI_UNICON "xxgk.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\xxgk-report.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!ifdef SIGN
!finalize '${SIGN} "%1"'
!uninstfinalize '${SIGN} "%1"'
!endif

; Ends installing or removing with exit code 2 where the program is running: its files could be replaced only by half.
!macro RefuseWhileRunning un word
Function ${un}RefuseWhileRunning
  IfFileExists "$INSTDIR\xxgk-report.exe" 0 done
  ClearErrors
  FileOpen $0 "$INSTDIR\xxgk-report.exe" a
  IfErrors 0 closed
  MessageBox MB_ICONSTOP "程序正在运行，请先关闭它，再${word}。" /SD IDOK
  SetErrorLevel 2
  Quit
closed:
  FileClose $0
done:
FunctionEnd
!macroend
!insertmacro RefuseWhileRunning "" "安装"
!insertmacro RefuseWhileRunning "un." "卸载"

; A newer version is replaced only after a question; a silent installation leaves it alone and ends with exit code 3.
Function RefuseOlder
  ReadRegStr $0 HKCU "${UNINST}" "DisplayVersion"
  StrCmp $0 "" done
  ${VersionCompare} "$0" "${VERSION}" $1
  StrCmp $1 "1" 0 done
  MessageBox MB_ICONEXCLAMATION|MB_YESNO|MB_DEFBUTTON2 "本机已装有较新的 $0 版，新版保存的文件旧版可能打不开。确定要换成 ${VERSION} 版吗？" /SD IDNO IDYES done
  SetErrorLevel 3
  Quit
done:
FunctionEnd

Function .onInit
  Call RefuseOlder
FunctionEnd

!macro Associate ending kind
  WriteRegStr HKCU "${CLASSES}\${ending}" "" "${ID}.${kind}"
  WriteRegStr HKCU "${CLASSES}\${ending}\OpenWithProgids" "${ID}.${kind}" ""
  WriteRegStr HKCU "${CLASSES}\${ID}.${kind}\DefaultIcon" "" "$INSTDIR\xxgk-report.exe,0"
  WriteRegStr HKCU "${CLASSES}\${ID}.${kind}\shell\open\command" "" '"$INSTDIR\xxgk-report.exe" "%1"'
!macroend

; Another program may have taken the ending over: then its entry stays.
!macro Dissociate ending kind
  DeleteRegKey HKCU "${CLASSES}\${ID}.${kind}"
  DeleteRegValue HKCU "${CLASSES}\${ending}\OpenWithProgids" "${ID}.${kind}"
  ReadRegStr $0 HKCU "${CLASSES}\${ending}" ""
  StrCmp $0 "${ID}.${kind}" 0 +2
  DeleteRegKey HKCU "${CLASSES}\${ending}"
!macroend

!macro RemoveProgram
  RMDir /r "$INSTDIR\lib"
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\python"
!macroend

Section
  Call RefuseWhileRunning
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r /x "绿色版说明.txt" "${SOURCE}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\xxgk-report.exe"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\xxgk-report.exe"
  !insertmacro Associate ".xxgk" "file"
  WriteRegStr HKCU "${CLASSES}\${ID}.file" "" "政府信息公开年报"
  !insertmacro Associate ".xxgk-rollup" "rollup"
  WriteRegStr HKCU "${CLASSES}\${ID}.rollup" "" "政府信息公开年报汇总"
  WriteRegStr HKCU "${UNINST}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINST}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINST}" "DisplayIcon" "$INSTDIR\xxgk-report.exe"
  WriteRegStr HKCU "${UNINST}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINST}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINST}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINST}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINST}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section Uninstall
  Call un.RefuseWhileRunning
  !insertmacro RemoveProgram
  Delete "$INSTDIR\xxgk-report.exe"
  Delete "$INSTDIR\绿色版说明.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey HKCU "${UNINST}"
  !insertmacro Dissociate ".xxgk" "file"
  !insertmacro Dissociate ".xxgk-rollup" "rollup"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
