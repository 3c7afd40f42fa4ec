using System.Runtime.InteropServices;
using SQLitePCL;

namespace Cerulean.Store.Sqlite;

/// <summary>The native library: Debian's own SQLite.</summary>
internal static class SqliteLibrary
{
    private const string File = "libsqlite3.so.0";

    private static readonly Lock Gate = new();
    private static bool loaded;

    /// <summary>Loads the library once, before the first connection.</summary>
    public static void Load()
    {
        lock (Gate)
        {
            if (loaded) return;
            if (!NativeLibrary.TryLoad(File, out var handle))
            {
                throw new StoreException($"The store needs SQLite, and {File} is not there. Install it: sudo apt-get install -y --no-install-recommends libsqlite3-0");
            }

            NativeLibrary.SetDllImportResolver(
                typeof(SQLite3Provider_e_sqlite3).Assembly, (name, _, _) => name == "e_sqlite3" ? handle : IntPtr.Zero);
            raw.SetProvider(new SQLite3Provider_e_sqlite3());
            loaded = true;
        }
    }
}
