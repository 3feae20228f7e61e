# Puts a folder on the user's PATH, or takes it off again: path.ps1 add|remove FOLDER. Not done by the installer
# itself, whose strings end at 1024 characters, where a long PATH would be cut off. What stands in PATH as
# %VARIABLE% stays so.
param([ValidateSet('add', 'remove')][string]$What, [string]$Folder)
$key = [Microsoft.Win32.Registry]::CurrentUser.CreateSubKey('Environment')
$path = [string]$key.GetValue('Path', '', 'DoNotExpandEnvironmentNames')
$parts = @($path -split ';' | Where-Object { $_ -and $_ -ne $Folder })
if ($What -eq 'add') { $parts += $Folder }
$key.SetValue('Path', ($parts -join ';'), 'ExpandString')
$key.Close()
