; The installer for Windows, for one user and without an administrator. Compiled by build.sh beside it with
;   -DVERSION=0.1.0 -DNUMBERS=0.1.0.0 -DFILES=folder -DOUT=setup.exe [-DSIGN="command that signs the file named last"]
;
; Windows knows a file's kind by what follows its last dot. That is "toml" for a dossier as for the settings of many
; programs, so no file type is claimed: Détente stands in "Open with" of .toml files, whose usual program stays
; theirs. Everything is registered in keys of its own, so that nothing shared is touched when it goes.

Unicode true
SetCompressor /SOLID lzma
SetCompressorDictSize 64
RequestExecutionLevel user
ManifestDPIAware true

!include FileFunc.nsh
!include MUI2.nsh
!include Sections.nsh
!include x64.nsh

!define CLASS "Software\Classes\Applications\detente.exe"
!define APP_PATH "Software\Microsoft\Windows\CurrentVersion\App Paths\detente.exe"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Detente"

Name "Détente"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Detente"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"

VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "Détente"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Détente Setup"
VIAddVersionKey "CompanyName" "The Détente developers"
VIAddVersionKey "LegalCopyright" "MIT OR Apache-2.0"

!ifdef SIGN
    !finalize '${SIGN} "%1"'
    !uninstfinalize '${SIGN} "%1"'
!endif

!define MUI_ICON "${FILES}\detente.ico"
!define MUI_UNICON "${FILES}\detente.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\detente.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; The first is for whoever's language is neither.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString PROGRAM ${LANG_ENGLISH} "Détente"
LangString PROGRAM ${LANG_SIMPCHINESE} "Détente"
LangString MENU ${LANG_ENGLISH} "Start menu entry"
LangString MENU ${LANG_SIMPCHINESE} "开始菜单项"
LangString ON_PATH ${LANG_ENGLISH} "Command line: put detente on PATH"
LangString ON_PATH ${LANG_SIMPCHINESE} "命令行：将 detente 加入 PATH"
LangString ONLY_64 ${LANG_ENGLISH} "Détente needs 64-bit Windows."
LangString ONLY_64 ${LANG_SIMPCHINESE} "Détente 需要 64 位 Windows。"

; PATH by PowerShell; then open windows are told that it has changed.
!macro Path WHAT
    InitPluginsDir
    File "/oname=$PLUGINSDIR\path.ps1" "${FILES}\path.ps1"
    nsExec::ExecToLog 'powershell -NoProfile -ExecutionPolicy Bypass -File "$PLUGINSDIR\path.ps1" ${WHAT} "$INSTDIR"'
    Pop $0
    SendMessage ${HWND_BROADCAST} ${WM_SETTINGCHANGE} 0 "STR:Environment" /TIMEOUT=3000
!macroend

Section "$(PROGRAM)"
    SectionIn RO
    SetOutPath "$INSTDIR\examples"
    File "${FILES}\examples\*.dossier.toml"
    SetOutPath "$INSTDIR"
    File "${FILES}\detente.exe"
    File "${FILES}\detente.ico"
    File "${FILES}\README.md"
    File "${FILES}\CHANGELOG.md"
    File "${FILES}\LICENSE-MIT.txt"
    File "${FILES}\LICENSE-APACHE.txt"
    File "${FILES}\OFL.txt"
    File "${FILES}\THIRD-PARTY.txt"
    WriteUninstaller "$INSTDIR\uninstall.exe"

    WriteRegStr HKCU "${CLASS}" "FriendlyAppName" "Détente"
    WriteRegStr HKCU "${CLASS}\DefaultIcon" "" "$INSTDIR\detente.ico"
    WriteRegStr HKCU "${CLASS}\SupportedTypes" ".toml" ""
    WriteRegStr HKCU "${CLASS}\shell\open\command" "" '"$INSTDIR\detente.exe" "%1"'
    WriteRegStr HKCU "${APP_PATH}" "" "$INSTDIR\detente.exe"

    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Détente"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\detente.ico"
    WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Détente developers"
    WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
    SectionGetSize 0 $0
    WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
SectionEnd

Section "$(MENU)"
    CreateShortcut "$SMPROGRAMS\Détente.lnk" "$INSTDIR\detente.exe" "" "$INSTDIR\detente.ico"
SectionEnd

; Only where it is chosen, here or by /PATH: what a person types is theirs to arrange.
Section /o "$(ON_PATH)" SECTION_PATH
    !insertmacro Path add
    WriteRegDWORD HKCU "${UNINSTALL}" "OnPath" 1
SectionEnd

Function .onInit
    ${IfNot} ${RunningX64}
        MessageBox MB_ICONSTOP "$(ONLY_64)" /SD IDOK
        SetErrorLevel 2
        Quit
    ${EndIf}
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/PATH" $1
    ${IfNot} ${Errors}
        !insertmacro SelectSection ${SECTION_PATH}
    ${EndIf}
FunctionEnd

; By name, and folders only where nothing is left in them: what somebody else put there stays.
Section "Uninstall"
    ReadRegDWORD $1 HKCU "${UNINSTALL}" "OnPath"
    ${If} $1 == 1
        !insertmacro Path remove
    ${EndIf}
    Delete "$SMPROGRAMS\Détente.lnk"
    DeleteRegKey HKCU "${CLASS}"
    DeleteRegKey HKCU "${APP_PATH}"
    DeleteRegKey HKCU "${UNINSTALL}"

    !include "${FILES}\examples.nsh"
    RMDir "$INSTDIR\examples"
    Delete "$INSTDIR\detente.exe"
    Delete "$INSTDIR\detente.ico"
    Delete "$INSTDIR\README.md"
    Delete "$INSTDIR\CHANGELOG.md"
    Delete "$INSTDIR\LICENSE-MIT.txt"
    Delete "$INSTDIR\LICENSE-APACHE.txt"
    Delete "$INSTDIR\OFL.txt"
    Delete "$INSTDIR\THIRD-PARTY.txt"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
SectionEnd
