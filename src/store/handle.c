/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/handle.h"

/* A foreign file may carry SQL of its own: none of it is to run. */
#define SETTINGS                                                                                   \
    "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"                                    \
    "PRAGMA recursive_triggers = ON;"

int
handle_open(const char *path, int flags, sqlite3 **ret_handle)
{
    int code = sqlite3_open_v2(path, ret_handle, flags | SQLITE_OPEN_NOMUTEX, NULL);
    if (code != SQLITE_OK)
        return code;
    sqlite3_extended_result_codes(*ret_handle, 1);
    sqlite3_db_config(*ret_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return handle_run(*ret_handle, SETTINGS);
}

int
handle_run(sqlite3 *handle, const char *sql)
{
    return sqlite3_exec(handle, sql, NULL, NULL, NULL);
}

int
handle_prepare(sqlite3 *handle, const char *sql, sqlite3_stmt **ret_query)
{
    return sqlite3_prepare_v3(handle, sql, -1, SQLITE_PREPARE_PERSISTENT, ret_query, NULL);
}
