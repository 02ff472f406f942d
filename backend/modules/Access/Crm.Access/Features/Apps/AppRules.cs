using Crm.Access.Domain;
using Crm.Platform.Modules;
using FluentValidation;

namespace Crm.Access.Features.Apps;

/// <summary>Rules for registering and changing apps.</summary>
internal static class AppRules
{
    private const int MaxScopes = 100;
    private const int MaxAddresses = 10;

    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> AreScopes<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule, ModuleCatalog modules) => rule
        .Must(scopes => scopes is { Count: > 0 and <= MaxScopes }).WithMessage($"Give 1 to {MaxScopes} scopes.")
        .Must(scopes => scopes is null || scopes.All(s => s is not null && KeyScopes.IsKnown(s, modules.Permissions))).WithMessage("There is no such scope. Scopes look like contacts:read, contacts:* or *:read.");

    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> AreRedirectUris<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) => rule
        .Must(uris => uris is null || uris.Count <= MaxAddresses).WithMessage($"Give {MaxAddresses} addresses at most.")
        .Must(uris => uris is null || uris.All(RedirectUris.IsFine))
        .WithMessage("Give whole addresses with https, with http for localhost, or with a scheme of the app's own such as com.example.app; without a #.");
}
