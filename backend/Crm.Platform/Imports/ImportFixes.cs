using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Imports;

/// <summary>What somebody has mended in the rows of an import before it runs.</summary>
internal sealed class ImportFixes(CrmDbContext db)
{
    /// <summary>The file is read otherwise from now on: its check and what was mended in its rows speak of rows that are no more.</summary>
    public async Task Forget(Import import, CancellationToken ct)
    {
        await ForgetCheck(import, ct);
        await db.Set<RowFix>().Where(f => f.ImportId == import.Id).ExecuteDeleteAsync(ct);
        import.FixedRows = 0;
        import.SkippedRows = 0;
        import.Check = null;
        import.BackToMapping();
    }

    /// <summary>Rows are not kept twice: the run tells their fates.</summary>
    public Task ForgetCheck(Import import, CancellationToken ct) => db.Set<CheckedRow>().Where(r => r.ImportId == import.Id).ExecuteDeleteAsync(ct);
}
