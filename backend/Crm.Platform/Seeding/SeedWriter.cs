using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Records;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Seeding;

/// <summary>
/// Writes invented records in one transaction. The rows are the product's own: columns, folded keys, index rows, search terms and history come out
/// of the code that a commit uses; only the way in is shorter, see <see cref="SeedTables"/>. One thread invents while the other writes.
/// </summary>
internal sealed class SeedWriter(CrmDbContext db, RecordCatalog catalog, TextWriter output, TimeProvider clock)
{
    private const int Batch = 2000;
    private const int Progress = 100_000;

    /// <summary>A company grows: of its records half are of the last third of these years.</summary>
    private const double Years = 6;

    private readonly SeedTables tables = SeedTables.For(db);
    private readonly NewRecords rows = new(db);
    private readonly long started = clock.GetTimestamp();
    private ChangeSet? set;

    public async Task Write<T>(SeedRun run, int count, Action<SeedDraft> fill, CancellationToken ct)
        where T : Record
    {
        await tables.Open(ct);
        var type = catalog.Of<T>();
        await tables.TakeApart([typeof(T), typeof(Posting), typeof(RecordTerms), typeof(FieldValue), typeof(Change)], ct);
        if (set is null)
        {
            set = new ChangeSet { At = run.Until, Source = ChangeSource.System, Kind = ChangeKind.Import };
            await tables.Write(db.Model.FindEntityType(typeof(ChangeSet))!, [set], ct);
        }

        var batches = Channel.CreateBounded<SeedBatch>(2);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var inventing = Task.Run(() => Invent(run, type, count, fill, batches.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(ct))
            {
                foreach (var (table, portion) in batch.Rows)
                {
                    await tables.Write(table, portion, ct);
                }

                if (batch.From % Progress == 0)
                {
                    Say($"{batch.From:N0} of {count:N0} {type.Resource}");
                }
            }
        }
        finally
        {
            await stop.CancelAsync();
            await inventing;
        }

        Say($"{count:N0} {type.Resource}");
    }

    /// <summary>Commits, once indexes stand again.</summary>
    public Task Finish(CancellationToken ct) => tables.Finish(Say, ct);

    private void Say(FormattableString what) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.GetElapsedTime(started).TotalSeconds,6:F1} s  ") + what.ToString(CultureInfo.InvariantCulture));

    private async Task Invent<T>(SeedRun run, RecordType<T> type, int count, Action<SeedDraft> fill, ChannelWriter<SeedBatch> batches, CancellationToken ct)
        where T : Record
    {
        Exception? failure = null;
        try
        {
            for (var from = 0; from < count; from += Batch)
            {
                var records = Enumerable.Range(from, Math.Min(Batch, count - from)).Select(number => Make(run, type, number, count, fill)).ToList();
                await batches.WriteAsync(Rows(type, records, from), ct);
            }
        }
        catch (Exception e)
        {
            failure = e; // Whoever reads the channel gets it.
        }

        batches.TryComplete(failure);
    }

    private static T Make<T>(SeedRun run, RecordType<T> type, int number, int count, Action<SeedDraft> fill)
        where T : Record
    {
        var record = type.New();
        var dice = run.Dice;
        var at = run.Until.AddDays(-Years * 365 * (1 - Math.Pow((number + (dice.Next(1000) / 1000.0)) / count, 0.6)));
        IdOf(record) = Id(at, dice);
        var owner = run.Owners.Count == 0 ? new SeedOwner(Guid.Empty, null) : run.Owners[dice.Skewed(run.Owners.Count)];
        Guid? ownerId = owner.Id == Guid.Empty ? null : owner.Id;
        record.AssignTo(ownerId, owner.TeamId);
        fill(new SeedDraft(number, record.Id, (field, value) => type.Find(field)!.Set(record, value)));
        foreach (var field in type.Fields.Where(f => f.IsCustom && !f.IsReadOnly && !dice.OneIn(10)))
        {
            field.Set(record, SeedValues.Of(field, dice, run.Until));
        }

        type.Derive(record);
        record.Stamp(ownerId, at);
        return record;
    }

    private SeedBatch Rows<T>(RecordType<T> type, List<T> records, int from)
        where T : Record
    {
        var portions = rows.Rows(records.Select(r => ((RecordType)type, (Record)r))).Select(t => (t.Table, t.Rows.ToList<object>())).ToList();
        var (postings, terms, values, changes) = (new List<object>(), new List<object>(), new List<object>(), new List<object>());
        var slice = new ChangeSlice { ChangeSetId = set!.Id, At = set.At };
        foreach (var record in records)
        {
            var found = RecordIndex.Found(type, record);
            postings.AddRange(found.Select(term => new Posting { RecordType = type.Name, Term = term, RecordId = record.Id }));
            terms.Add(new RecordTerms { RecordType = type.Name, RecordId = record.Id, Terms = RecordTerms.Join(found) });
            values.AddRange(RecordIndex.Values(type, record).Select(v => new FieldValue { Field = v.Field, KeyText = v.KeyText, Num = v.Num, RecordId = record.Id }));
            changes.Add(ChangeRecorder.Creation(set, slice, changes.Count, type, record));
        }

        AddTo<Posting>(portions, postings);
        AddTo<RecordTerms>(portions, terms);
        AddTo<FieldValue>(portions, values);
        AddTo<ChangeSlice>(portions, [slice]);
        AddTo<Change>(portions, changes);
        return new SeedBatch(from, portions);
    }

    private void AddTo<TRow>(List<(Microsoft.EntityFrameworkCore.Metadata.IEntityType, List<object>)> portions, List<object> added) =>
        portions.Add((db.Model.FindEntityType(typeof(TRow))!, added));

    // Ids are ordered by time (RFC 9562, version 7): what was created long ago has to stand before what was created now, as search relies on.
    private static Guid Id(DateTime at, Dice dice)
    {
        Span<byte> bytes = stackalloc byte[16];
        dice.Fill(bytes);
        Guid.CreateVersion7(new DateTimeOffset(at, TimeSpan.Zero)).ToByteArray(bigEndian: true).AsSpan(0, 6).CopyTo(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<Id>k__BackingField")]
    private static extern ref Guid IdOf(Entity entity);

    private sealed record SeedBatch(int From, List<(Microsoft.EntityFrameworkCore.Metadata.IEntityType Table, List<object> Rows)> Rows);
}
