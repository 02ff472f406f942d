using Crm.Kernel;
using Crm.Platform.Security;
using Crm.Platform.Templates;

namespace Crm.Activities.CallLists;

/// <summary>What a list refers to must be there.</summary>
internal sealed class CallListParts(IUserDirectory users, ITemplates templates)
{
    /// <param name="before">Who called from it before: they may stay, also when they have left.</param>
    public async Task Check(CallListSettings settings, string recordType, IReadOnlyCollection<Guid> before, CancellationToken ct)
    {
        var active = await users.Active(settings.CallerIds, ct);
        if (settings.CallerIds.FirstOrDefault(id => !active.Contains(id) && !before.Contains(id)) is var unknown && unknown != Guid.Empty)
        {
            throw new InvalidInputException("settings.callerIds", $"There is no active user with the id {unknown}.");
        }

        if (!string.IsNullOrWhiteSpace(settings.Script))
        {
            await templates.Fill(new TemplateText("-", settings.Script), recordType, recordId: null, ct);
        }
    }
}
