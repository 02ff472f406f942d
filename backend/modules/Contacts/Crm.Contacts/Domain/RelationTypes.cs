namespace Crm.Contacts.Domain;

/// <summary>The types of relations that every installation has.</summary>
internal static class RelationTypes
{
    /// <summary>A person works for an organisation; where somebody mainly works, the contact says itself.</summary>
    public const string Employment = "worksFor";

    public const string RecommendedBy = "recommendedBy";

    private static readonly string[] Languages = ["en", "es", "zh", "ru", "it"];

    public static readonly IReadOnlyList<RelationType> BuiltIn =
    [
        Of(Employment, "employs", PartyKind.Contact, PartyKind.Account, ("works for", "employs"), ("trabaja en", "emplea a"), ("任职于", "雇用"), ("работает в", "нанимает"), ("lavora per", "impiega")),
        Of("decisionMakerOf", "decidedBy", PartyKind.Contact, PartyKind.Account, ("decision maker of", "decided by"), ("decide en", "su decisor es"), ("决策人", "由其决策"), ("принимает решения в", "решения принимает"), ("decide per", "il decisore è")),
        Of("advisorOf", "advisedBy", PartyKind.Any, PartyKind.Any, ("advisor of", "advised by"), ("asesora a", "asesorado por"), ("顾问于", "受其咨询"), ("консультирует", "консультируется у"), ("consulente di", "seguito da")),
        Of("assistantOf", "assistedBy", PartyKind.Contact, PartyKind.Contact, ("assistant of", "assisted by"), ("asistente de", "con la asistencia de"), ("助理于", "助理是"), ("ассистент у", "ассистирует"), ("assistente di", "assistito da")),
        Of("reportsTo", "managerOf", PartyKind.Contact, PartyKind.Contact, ("reports to", "manager of"), ("depende de", "responsable de"), ("汇报给", "主管"), ("подчиняется", "руководит"), ("riporta a", "responsabile di")),
        Of("spouseOf", "spouseOf", PartyKind.Contact, PartyKind.Contact, ("spouse of", "spouse of"), ("cónyuge de", "cónyuge de"), ("配偶", "配偶"), ("в браке с", "в браке с"), ("coniuge di", "coniuge di")),
        Of("parentOf", "childOf", PartyKind.Contact, PartyKind.Contact, ("parent of", "child of"), ("padre o madre de", "hijo o hija de"), ("父母", "子女"), ("родитель", "ребёнок"), ("genitore di", "figlio o figlia di")),
        Of("relativeOf", "relativeOf", PartyKind.Contact, PartyKind.Contact, ("relative of", "relative of"), ("pariente de", "pariente de"), ("亲属", "亲属"), ("родственник", "родственник"), ("parente di", "parente di")),
        Of("knows", "knows", PartyKind.Contact, PartyKind.Contact, ("knows", "knows"), ("conoce a", "conoce a"), ("认识", "认识"), ("знаком с", "знаком с"), ("conosce", "conosce")),
        Of("memberOf", "hasMember", PartyKind.Any, PartyKind.Account, ("member of", "has as a member"), ("miembro de", "tiene como miembro a"), ("成员于", "成员有"), ("состоит в", "имеет участником"), ("membro di", "ha come membro")),
        Of("ownerOf", "ownedBy", PartyKind.Any, PartyKind.Account, ("owner of", "owned by"), ("propietario de", "propiedad de"), ("拥有", "归其所有"), ("владеет", "принадлежит"), ("proprietario di", "di proprietà di")),
        Of("supplierOf", "customerOf", PartyKind.Any, PartyKind.Any, ("supplier of", "customer of"), ("proveedor de", "cliente de"), ("供应商", "客户"), ("поставщик для", "клиент у"), ("fornitore di", "cliente di")),
        Of("dealerOf", "soldThrough", PartyKind.Any, PartyKind.Any, ("dealer of", "sold through"), ("distribuidor de", "se vende a través de"), ("经销商", "经其销售"), ("дилер", "продаётся через"), ("rivenditore di", "venduto tramite")),
        Of("partnerOf", "partnerOf", PartyKind.Any, PartyKind.Any, ("partner of", "partner of"), ("socio de", "socio de"), ("合作伙伴", "合作伙伴"), ("партнёр", "партнёр"), ("partner di", "partner di")),
        Of("competitorOf", "competitorOf", PartyKind.Any, PartyKind.Any, ("competitor of", "competitor of"), ("competidor de", "competidor de"), ("竞争对手", "竞争对手"), ("конкурент", "конкурент"), ("concorrente di", "concorrente di")),
        Of(RecommendedBy, "recommended", PartyKind.Any, PartyKind.Any, ("recommended by", "recommended"), ("recomendado por", "recomendó a"), ("由其推荐", "推荐了"), ("по рекомендации", "рекомендовал"), ("consigliato da", "ha consigliato")),
    ];

    private static RelationType Of(string key, string inverse, PartyKind from, PartyKind to, params (string Forward, string Backward)[] names) => new()
    {
        Key = key, Inverse = inverse, From = from, To = to, Names = [.. names.Select((name, i) => new RelationName(Languages[i], name.Forward, name.Backward))],
    };
}
