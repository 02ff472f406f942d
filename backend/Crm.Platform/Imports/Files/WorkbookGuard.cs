using System.IO.Compression;

namespace Crm.Platform.Imports.Files;

/// <summary>Refuses archives that grow without measure when they are unpacked, before anything holds them in memory.</summary>
internal static class WorkbookGuard
{
    private const int MaxEntries = 5000;
    private const long MaxTotal = 4L * 1024 * 1024 * 1024;

    /// <summary>Texts of a workbook are held in memory while it is read.</summary>
    private const long MaxSharedTexts = 200L * 1024 * 1024;

    /// <summary>Tables shrink to a tenth, seldom to a fiftieth; what shrinks further holds nothing but repetition.</summary>
    private const int MaxRatio = 400;

    private const long AlwaysFine = 20L * 1024 * 1024;

    /// <exception cref="InvalidDataException">The file is no workbook, or unpacks to more than a workbook would.</exception>
    public static void Check(Stream file)
    {
        file.Position = 0;
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MaxEntries)
        {
            throw new InvalidDataException($"It has more than {MaxEntries} parts.");
        }

        if (!archive.Entries.Any(e => e.FullName.TrimStart('/').Equals("xl/workbook.xml", StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidDataException("It is an archive of another kind.");
        }

        // What an entry says of its size is not believed.
        var buffer = new byte[128 * 1024];
        long total = 0;
        foreach (var entry in archive.Entries)
        {
            var most = entry.FullName.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase) ? MaxSharedTexts : MaxTotal;
            long size = 0;
            using var content = entry.Open();
            int read;
            while ((read = content.Read(buffer)) > 0)
            {
                size += read;
                total += read;
                if (size > most || total > MaxTotal || (size > AlwaysFine && size / MaxRatio > entry.CompressedLength))
                {
                    throw new InvalidDataException($"{entry.Name} unpacks to more than a workbook may.");
                }
            }
        }
    }
}
