using System.Linq;
using NasGen.Generator.Model;

namespace NasGen.Generator.Emission;

/// <summary>Writes the descriptor's <c>space</c>, which the hash covers.</summary>
internal static class SpaceJson
{
    public static string Write(SpaceModel space) =>
        new JsonWriter().Object(o =>
        {
            o.Name("namespace").Text(space.Namespace)
                .Name("name").Text(space.Name)
                .Name("accessibility").Text(space.Accessibility)
                .Name("input").Array(a =>
                {
                    foreach (var size in space.Input) a.Number(size);
                })
                .Name("hasForward").Truth(space.HasForward)
                .Name("properties").Objects(space.Properties, Property)
                .Name("decisions").Objects(space.Decisions, Decision)
                .Texts("taken", space.Taken);
            // Left out where there is none, so that the hashes of other spaces stay.
            if (space.Output is { } output)
                o.Name("output").Object(s => s.Name("scale").Numbers(output.Scale).Name("offset").Numbers(output.Offset));
            if (space.Scaling is { } scaling)
                o.Name("scaling").Object(s => s.Name("divisor").Number(scaling.Divisor).Name("rates").Texts(scaling.Rates));
        }).ToString();

    private static void Property(JsonWriter json, PropertyModel property)
    {
        json.Name("name").Text(property.Name).Name("kind").Member(property.Kind).Name("accessibility").Text(property.Accessibility);
        switch (property.Kind)
        {
            case PropertyKind.Scalar:
                json.Name("type").Text(property.Type);
                if (property.Resolution is not { } resolution) break;
                json.Name("native").Number(resolution.Native);
                if (resolution.EnergyShare > 0) json.Name("energyShare").Number(resolution.EnergyShare);
                break;
            case PropertyKind.Head:
                json.Name("outputs").Number(property.Outputs);
                break;
            default:
                json.Name("candidates").Objects(property.Candidates, Candidate)
                    .Name("settings").Object(o =>
                    {
                        foreach (var setting in property.Settings) o.Name(setting.Name).Text(setting.Value);
                    });
                if (property.Cell is { } cell) Cell(json.Name("cell"), property.Name, cell);
                break;
        }
    }

    private static void Cell(JsonWriter json, string property, CellModel cell) =>
        json.Object(o =>
        {
            o.Name("nodes").Number(cell.Nodes);
            if (cell.Inputs is { } inputs) o.Name("inputs").Number(inputs);
            o.Name("concat").Truth(cell.Concat)
                .Name("edges").Objects(cell.Edges, (e, edge) => e
                    .Name("from").Number(edge.From).Name("to").Number(edge.To).Name("decision").Text(CellModel.EdgeOf(property, edge.From, edge.To)))
                .Name("inputsDecisions")
                .Texts(Enumerable.Range(0, cell.Nodes).Select(node => cell.ChoosesInputs(node) ? CellModel.InputsOf(property, node) : null));
        });

    private static void Candidate(JsonWriter json, CandidateModel candidate)
    {
        json.Name("name").Text(candidate.Name).Name("type").Text(candidate.Type);
        if (candidate.Parameters is { } parameters)
            json.Name("parameters").Objects(parameters, static (o, p) => o
                .Name("name").Text(p.Name).Name("type").Text(p.Type).Name("binding").Text(p.Binding).Optional("default", p.Default));
    }

    private static void Decision(JsonWriter json, DecisionModel decision)
    {
        var domain = decision.Domain;
        json.Name("name").Text(decision.Name).Name("kind").Member(domain.Kind);
        if (domain.Kind is DecisionKind.Categorical or DecisionKind.Ordinal)
            json.Name("options").Texts(domain.Options);
        else
            json.Name("min").Number(domain.Min).Name("max").Number(domain.Max).Name("step").Number(domain.Step).Name("logarithmic").Truth(domain.Logarithmic);
        if (decision.Parent is not null) json.Name("parent").Text(decision.Parent).Name("parentOptions").Texts(decision.ParentOptions);
    }
}
