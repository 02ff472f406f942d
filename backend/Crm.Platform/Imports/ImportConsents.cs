using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.Consents;
using Crm.Platform.Data;
using Crm.Platform.Imports.Rows;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Imports;

/// <summary>Writes down what persons have agreed to by the word of a file, in the commit of its rows; an undo withdraws it with new acts.</summary>
internal sealed class ImportConsents(CrmDbContext db, ConsentRecorder recorder, UnitOfWork unitOfWork)
{
    public const string Source = "import";
    private const string Undone = "importUndo";
    private const int MaxForm = 200;

    public async Task Record(Import import, IReadOnlyList<RowVerdict> verdicts, CancellationToken ct)
    {
        var form = import.FileName.AtMost(MaxForm);
        var acts = verdicts.SelectMany(v => v.Consents.Select(a => (v.Record!.Id, a with { Form = form, ImportId = import.Id }))).ToList();
        if (acts.Count == 0)
        {
            return;
        }

        // The records must be there, and nobody may write them again as they were.
        await unitOfWork.Flush(ct);
        List<Record> held = [.. verdicts.Where(v => v.Consents.Count > 0).Select(v => v.Record!).Distinct()];
        held.ForEach(r => db.Entry(r).State = EntityState.Detached);
        await recorder.RecordAll(import.RecordType, acts, held, ct);
    }

    /// <summary>Withdraws the next of what still holds by the word of the file; answers whether there may be more. What the file withdrew stays so.</summary>
    public async Task<bool> Withdraw(Import import, int most, CancellationToken ct)
    {
        var granted = await db.Set<Consent>().AsNoTracking()
            .Where(c => c.ImportId == import.Id && c.Status == ConsentStatus.Granted && db.Set<ConsentState>().Any(s => s.RecordId == c.RecordId && s.ConsentId == c.Id))
            .OrderBy(c => c.Id).Take(most).ToListAsync(ct);
        if (granted.Count > 0)
        {
            await recorder.RecordAll(import.RecordType, granted.ConvertAll(c => (c.RecordId, new ConsentAct(c.Channel, c.Purpose, ConsentStatus.Withdrawn, Undone) { Form = c.Form })), [], ct);
        }

        return granted.Count == most;
    }
}
