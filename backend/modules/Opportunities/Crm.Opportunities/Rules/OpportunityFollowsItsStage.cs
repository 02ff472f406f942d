using System.Collections;
using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Stages;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using Crm.Platform.Security;
using MediatR;

namespace Crm.Opportunities.Rules;

/// <summary>What holds of every deal, whoever writes it: it follows its stage, which asks for what it needs; nothing is changed before all is known to be right.</summary>
internal sealed class OpportunityFollowsItsStage(
    PipelineReader pipelines, CompanyCurrency currency, DealNames names, IMediator mediator, RecordCatalog catalog, IUserDirectory directory, ICurrentUser user, Viewpoint viewpoint, TimeProvider clock)
    : IRecordRule<Opportunity>
{
    /// <summary>Sums of as many deals as there may be stay within what the engines add up.</summary>
    private const long MaxMinorUnits = 1_000_000_000_000_000;

    // What was read once serves all records of a bulk edit or an import.
    private readonly Dictionary<Guid, Guid?> accounts = [];

    public async Task Check(Opportunity record, RecordValues changed, InputErrors errors, CancellationToken ct)
    {
        var isNew = record.Version == 0;
        var all = await pipelines.Read(ct);
        if (!isNew && record.StageId is null)
        {
            errors.Add("stageId", "A deal is always in a stage: choose one.");
            return;
        }

        var stage = record.StageId is null ? all.First(record.PipelineId) : all.Find(record.StageId);
        if (stage is null)
        {
            errors.Add("stageId", "There is no stage with this id.");
            return;
        }

        var moved = stage.Id != record.SettledStageId;
        CheckValues(record, errors);
        await CheckMembers(record, Has("members"), errors, ct);
        if (moved && !changed.AreUndone)
        {
            CheckMove(record, stage, all, errors);
        }

        var account = record is { ContactId: { } contact, AccountId: null } && Has("contactId") ? await AccountOf(contact, ct) : record.AccountId;
        var name = string.IsNullOrWhiteSpace(record.Name) ? await names.Of(account, record.ProductId, record.EngagedOn, ct) : record.Name;
        if (name is null)
        {
            errors.Add("name", "Give a name, an account or a product.");
        }

        if (errors.Any)
        {
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, viewpoint.Zone()));
        record.BelongsTo(account);
        record.NameIt(name!);
        record.Begin(stage.Id);
        if (moved && !changed.AreUndone)
        {
            record.Settle(stage, new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc), today, Has);
        }

        record.Follow(stage);
        record.Keep(all.StepsBefore(stage));
        if (isNew || moved || Has("amount") || Has("closedOn"))
        {
            record.Convert(await currency.Convert(record.Amount, record.ClosedOn ?? today, ct));
        }

        record.Derive();

        bool Has(string field) => changed.All.Keys.Any(f => f.Name == field);
    }

    // History that is imported is as it is; whoever moves a deal today gives what the stage asks for.
    private void CheckMove(Opportunity record, Stage stage, PipelineSet all, InputErrors errors)
    {
        if (!all.IsOpenTo(stage))
        {
            errors.Add("stageId", $"The stage {stage.Name} takes no more deals.");
        }

        if (user.Source == ChangeSource.Import)
        {
            return;
        }

        var type = catalog.Of<Opportunity>();
        foreach (var name in stage.RequiredFields.Where(name => type.Find(name) is { } field && IsEmpty(field.Get(record))))
        {
            errors.Add(name, $"Fill this in: the stage {stage.Name} needs it.");
        }

        if (stage.Kind == OpportunityStatus.Lost && record.LossReason is null)
        {
            errors.Add("lossReason", "Say why it was lost: indifference, variety, price, friendsAdvice, needsChanged, moved, died, competitor, budget, noDecision or other.");
        }

        if (all.Find(record.SettledStageId) is { } before && before.PipelineId == stage.PipelineId && stage.Kind != OpportunityStatus.Lost && stage.Position > before.Position
            && before.Steps.Find(step => step.IsRequired && record.Steps.TrueForAll(mark => mark.StepId != step.Id)) is { } open)
        {
            errors.Add("steps", $"Before it leaves {before.Name}, do this or say why it is skipped: {open.Text}");
        }
    }

    private static void CheckValues(Opportunity record, InputErrors errors)
    {
        if (record.Probability is < 0 or > 100)
        {
            errors.Add("probability", "Give a percentage from 0 to 100.");
        }

        foreach (var (name, money) in new[] { ("amount", record.Amount), ("recurringAmount", record.RecurringAmount), ("competitorOffer", record.CompetitorOffer) })
        {
            if (money is { MinorUnits: < 0 or > MaxMinorUnits })
            {
                errors.Add(name, "Give an amount from 0 to ten million millions.");
            }
        }
    }

    private async Task CheckMembers(Opportunity record, bool changed, InputErrors errors, CancellationToken ct)
    {
        if (!changed || record.Members.Count == 0)
        {
            return;
        }

        if (record.Members.Sum(m => m.Share) is not (0 or 100))
        {
            errors.Add("members", "The shares of all members together must be 100 percent.");
        }

        var ids = record.Members.Select(m => m.UserId).ToHashSet();
        if (ids.Count < record.Members.Count)
        {
            errors.Add("members", "Name each member once.");
        }

        if ((await directory.Active([.. ids], ct)).Count < ids.Count)
        {
            errors.Add("members", "There is no active user with this id.");
        }
    }

    private async Task<Guid?> AccountOf(Guid contactId, CancellationToken ct)
    {
        if (!accounts.TryGetValue(contactId, out var account))
        {
            var found = await mediator.Send(new AccountsOfContacts([contactId]), ct);
            accounts[contactId] = account = found.TryGetValue(contactId, out var id) ? id : null;
        }

        return account;
    }

    private static bool IsEmpty(object? value) => value is null or "" or Money { MinorUnits: 0 } or ICollection { Count: 0 };
}
