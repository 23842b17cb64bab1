# SPDX-License-Identifier: MIT
# Writes the commit that SOURCE is at into the C file OUTPUT, "-dirty" behind it when files differ from it, nothing where
# SOURCE is no checkout of its own. The file is left alone when that is what it says already, so that nothing is built
# anew: cmake -DSOURCE=DIRECTORY -DOUTPUT=FILE -DGIT=PROGRAM -P commit.cmake

set(commit "")
set(top "")
get_filename_component(source "${SOURCE}" REALPATH)
if(GIT)
	# A tree that was unpacked within another checkout is not at that one's commit.
	execute_process(COMMAND "${GIT}" -C "${source}" rev-parse --show-toplevel
		OUTPUT_VARIABLE top ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
endif()
if(top STREQUAL source)
	execute_process(COMMAND "${GIT}" --no-optional-locks -C "${source}" describe --always --dirty --abbrev=12 --exclude=*
		OUTPUT_VARIABLE commit RESULT_VARIABLE result ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
	# Without any commit yet there is none to name.
	if(NOT result EQUAL 0)
		set(commit "")
	endif()
endif()

set(text "/* Written by scripts/commit.cmake. */\n#include \"cmd/commit.h\"\n\nconst char build_commit[] = \"${commit}\";\n")
set(before "")
if(EXISTS "${OUTPUT}")
	file(READ "${OUTPUT}" before)
endif()
if(NOT text STREQUAL before)
	file(WRITE "${OUTPUT}" "${text}")
endif()
