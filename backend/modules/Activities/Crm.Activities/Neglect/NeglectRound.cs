using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Activities.Neglect;

/// <summary>Looks once a day at every customer that a rule speaks of: who has waited too long, and which share of all that is.</summary>
internal sealed class NeglectRound(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>The hour of the company's day from which the day's list is made.</summary>
    private const int Morning = 5;

    /// <summary>Nobody works through a longer list; the counts are of all.</summary>
    private const int MostOfOneOwner = 500;

    /// <summary>Makes the day's list if there is none yet; answers whether it did.</summary>
    public async Task<bool> RunOnce(bool isForced, CancellationToken ct)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var services = scope.ServiceProvider;
            var db = services.GetRequiredService<ActivitiesDb>();
            var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), services.GetRequiredService<Viewpoint>().Zone()).DateTime;
            var day = DateOnly.FromDateTime(local);
            if (!isForced && (local.Hour < Morning || await db.Indifference.AnyAsync(d => d.Day == day, ct)))
            {
                return false;
            }

            // All is read first: what is written then takes a moment, however many customers there are.
            var (neglected, total) = await Look(services, db, ct);
            var kept = neglected.GroupBy(n => n.OwnerId).SelectMany(g => g.OrderBy(n => n.Since).Take(MostOfOneOwner)).ToList();
            var unitOfWork = services.GetRequiredService<UnitOfWork>();
            try
            {
                await unitOfWork.Run(async () =>
                {
                    await unitOfWork.Begin(ct);
                    await db.Neglected.ExecuteDeleteAsync(ct);
                    await db.Indifference.Where(d => d.Day == day).ExecuteDeleteAsync(ct);
                    db.Neglected.AddRange(kept);
                    db.Indifference.Add(new IndifferenceDay { Day = day, Neglected = neglected.Count, Total = total });
                    return Unit.Value;
                }, ct);
                return true;
            }
            catch (ConflictException)
            {
                return false; // Another instance looked at the same moment.
            }
        }
    }

    private async Task<(List<NeglectedRecord> Neglected, long Total)> Look(IServiceProvider services, ActivitiesDb db, CancellationToken ct)
    {
        var scan = services.GetRequiredService<RecordScan>();
        var catalog = services.GetRequiredService<RecordCatalog>();
        var now = clock.GetUtcNow().UtcDateTime;
        var found = new List<NeglectedRecord>();
        var seen = new HashSet<Guid>();
        foreach (var rule in await NeglectRules.All(db, ct))
        {
            await foreach (var page in scan.Read(rule.RecordType, Condition(rule, catalog), ct))
            {
                var records = page.Where(r => seen.Add(r.Id)).ToList();
                var facts = await ContactFacts.Of(db, rule.RecordType, [.. records.Select(r => r.Id)], now, ct);
                found.AddRange(records.Select(r => Judge(rule, r, facts.GetValueOrDefault(r.Id) ?? ContactFacts.None, now)).OfType<NeglectedRecord>());
            }
        }

        return (found, seen.Count);
    }

    private static NeglectedRecord? Judge(NeglectRule rule, ScannedRecord record, ContactFacts facts, DateTime now) =>
        facts.Against(rule, record.CreatedAt, now) is not var (since, isSilent, broken) ? null : new NeglectedRecord
        {
            RecordId = record.Id,
            RecordType = rule.RecordType,
            Rule = rule.Name,
            OwnerId = record.OwnerId,
            TeamId = record.TeamId,
            Since = since,
            LastContactAt = facts.LastTwoWayAt,
            UnansweredSince = facts.UnansweredSince,
            BrokenPromises = broken,
            IsSilent = isSilent,
        };

    private static Condition? Condition(NeglectRule rule, RecordCatalog catalog)
    {
        if (rule.Where is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(rule.Where);
        return Crm.Platform.Records.Conditions.Condition.Read(document.RootElement.Clone(), catalog.Find(rule.RecordType)!, new InputErrors());
    }
}
