# Shared by start and admin: the server's jars and how Java is to open its own packages.
# Jars (about 120 MB) come once from Maven into NEO4J_JARS, by default var/neo4j of the project.
version=$(sed -n 's:.*<neo4j>\(.*\)</neo4j>.*:\1:p' "$here/pom.xml")
jars=${NEO4J_JARS:-$here/../../var/neo4j/jars-$version}

command -v java >/dev/null || { echo "Java 17 or newer is needed (Debian: openjdk-17-jre-headless)." >&2; exit 3; }

if [ ! -e "$jars/.complete" ]; then
  command -v mvn >/dev/null || { echo "Maven is needed to fetch Neo4j's jars (Debian: maven)." >&2; exit 3; }
  echo "Fetching Neo4j $version into $jars" >&2
  mkdir -p "$jars"
  # Two first starts at once: one fetches, the other waits. The lock ends with this subshell.
  (
    flock 9
    [ -e "$jars/.complete" ] || {
      mvn -B -q -f "$here/pom.xml" dependency:copy-dependencies \
        -DoutputDirectory="$jars" -DincludeScope=runtime >&2
      touch "$jars/.complete"
    }
  ) 9>"$jars/.lock"
fi

opens=()
for package in java.nio java.io java.lang java.util.concurrent sun.nio.ch; do
  opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done
