using Crm.Platform.Data;
using Crm.Platform.Live;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;
using Crm.Platform.WorkingTime;
using Record = Crm.Kernel.Record;

namespace Crm.Platform.ServiceClocks;

/// <summary>The open clocks of some records, and those that are started now.</summary>
internal sealed class ClockBoard(
    CrmDbContext db, ServicePolicies policies, IWorkingTime hours, IEnumerable<IServiceClocked> clocked, RecordCatalog catalog, RecordHints hints, UnitOfWork unitOfWork, string recordType,
    IReadOnlyCollection<ServiceClock> clocks) : IClockBoard
{
    private readonly Dictionary<(Guid, string), ServiceClock> last = clocks.ToDictionary(c => (c.RecordId, c.Kind));
    private readonly HashSet<Guid> touched = [];

    public bool IsOpen(Guid recordId, string kind) => Find(recordId, kind) is not null;

    public async Task<DateTime?> Start(Record record, string kind, DateTime at, CancellationToken ct, Guid? teamId = null)
    {
        if (Find(record.Id, kind) is { } running)
        {
            return running.DueAt;
        }

        if (await policies.Of(recordType, kind, record, ct) is not { } policy)
        {
            return null;
        }

        var started = ServiceClock.Start(recordType, record.Id, policy, await hours.Of(teamId ?? record.TeamId, ct), InstantKind.Kept(at));
        db.Add(started);
        last[(record.Id, kind)] = started;
        touched.Add(record.Id);
        return started.DueAt;
    }

    public async Task Stop(Guid recordId, string kind, DateTime at, CancellationToken ct)
    {
        if (Find(recordId, kind) is { } running)
        {
            running.Stop(InstantKind.Kept(at), await hours.Named(running.HoursId, ct));
            touched.Add(recordId);
        }
    }

    public void Cancel(Guid recordId, string kind, DateTime at) => Turn(recordId, kind, c => c.Cancel(InstantKind.Kept(at)));

    public void Pause(Guid recordId, string kind, DateTime at) => Turn(recordId, kind, c => c.Pause(InstantKind.Kept(at)));

    public async Task Resume(Guid recordId, string kind, DateTime at, CancellationToken ct)
    {
        if (Find(recordId, kind) is { State: ServiceClockState.Paused } paused)
        {
            paused.Resume(InstantKind.Kept(at), await hours.Named(paused.HoursId, ct));
            touched.Add(recordId);
        }
    }

    public async Task Save(CancellationToken ct)
    {
        if (touched.Count == 0)
        {
            return;
        }

        var running = last.Values.Where(c => c.State == ServiceClockState.Running).ToLookup(c => c.RecordId);
        var due = touched.ToDictionary(id => id, IReadOnlyDictionary<string, DateTime> (id) => running[id].ToDictionary(c => c.Kind, c => c.DueAt, StringComparer.Ordinal));
        await unitOfWork.Flush(ct);
        foreach (var type in clocked.Where(c => c.RecordType == recordType))
        {
            await type.DueMoved(due, ct);
        }

        unitOfWork.AfterCommit(() => hints.NoteMany(catalog.Find(recordType)!));
        touched.Clear();
    }

    private ServiceClock? Find(Guid recordId, string kind) => last.GetValueOrDefault((recordId, kind)) is { IsOpen: true } open ? open : null;

    private void Turn(Guid recordId, string kind, Action<ServiceClock> turn)
    {
        if (Find(recordId, kind) is { } open)
        {
            turn(open);
            touched.Add(recordId);
        }
    }
}
