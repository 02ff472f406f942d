using Crm.Kernel;

namespace Crm.Opportunities.Suggestions;

/// <summary>Who may have it learned what is bought together.</summary>
internal static class SuggestionPermissions
{
    public static readonly Permission Manage = new("suggestions.manage", "Have it learned from orders what is bought together");
}
