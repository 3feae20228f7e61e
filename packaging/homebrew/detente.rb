cask "detente" do
  version "@VERSION@"
  sha256 "@SHA256@"

  url "@URL@"
  name "Détente"
  desc "Tension between two sides of a dispute, beside their commitments"
  homepage "@HOME@"

  depends_on macos: ">= :big_sur"

  app "Detente.app"
  binary "#{appdir}/Detente.app/Contents/MacOS/detente"
end
