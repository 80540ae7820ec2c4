#include "core/packs/SafeTensorsHeader.h"

#include <nlohmann/json.hpp>

#include <unordered_set>

namespace lunette {

namespace {

constexpr size_t kMaxRank = 16;
constexpr int kMaxSkippedDepth = 16;

/// Walks the events of nlohmann's parser. States follow the grammar:
/// { name: { "dtype": s, "shape": [n...], "data_offsets": [begin, end] }, "__metadata__": { s: s } }
class HeaderReader : public nlohmann::json_sax<nlohmann::json> {
public:
    std::vector<SafeTensorsEntry> entries;
    std::string problem;  ///< an English sentence, "" while all is well
    std::string atTensor; ///< the tensor it is about, "" for the whole header

    bool null() override { return m_state == State::Skipped ? skipScalar() : wrongType(); }
    bool boolean(bool) override { return m_state == State::Skipped ? skipScalar() : wrongType(); }
    bool number_integer(number_integer_t) override { return m_state == State::Skipped ? skipScalar() : wrongNumber(); }
    bool number_float(number_float_t, const string_t&) override {
        return m_state == State::Skipped ? skipScalar() : wrongNumber();
    }
    bool number_unsigned(number_unsigned_t value) override;
    bool string(string_t& value) override;
    bool binary(binary_t&) override { return wrongType(); }
    bool start_object(size_t) override;
    bool key(string_t& name) override;
    bool end_object() override;
    bool start_array(size_t) override;
    bool end_array() override;
    bool parse_error(size_t position, const std::string&, const nlohmann::detail::exception&) override;

private:
    enum class State {
        Start,
        Names,
        Tensor,
        Members,
        DType,
        ShapeStart,
        Shape,
        OffsetsStart,
        Offsets,
        MetadataStart,
        Metadata,
        MetadataValue,
        Skipped,
        End
    };
    enum Member : unsigned { kDType = 1, kShape = 2, kOffsets = 4, kAll = 7 };

    bool refuse(std::string sentence) {
        problem = std::move(sentence);
        atTensor = entries.empty() || m_state == State::Names ? std::string() : entries.back().name;
        return false;
    }
    bool wrongType();
    bool wrongNumber();
    bool skipScalar() {
        if (m_skippedDepth == 0)
            m_state = State::Members;
        return true;
    }
    bool startSkipped() {
        return ++m_skippedDepth <= kMaxSkippedDepth ||
               refuse(LUNETTE_TEXT("Error", "the header of %1 is nested too deeply"));
    }
    bool endSkipped() {
        if (--m_skippedDepth == 0)
            m_state = State::Members;
        return true;
    }
    bool startTensorName(const std::string& name);
    bool startMember(const std::string& name);

    State m_state = State::Start;
    unsigned m_members = 0;
    int m_skippedDepth = 0;
    std::vector<uint64_t> m_offsets;
    std::unordered_set<std::string> m_names;
    std::unordered_set<std::string> m_metadataNames;
};

bool HeaderReader::wrongType() {
    switch (m_state) {
    case State::Start:
        return refuse(LUNETTE_TEXT("Error", "the header of %1 is not a JSON object"));
    case State::Tensor:
        return refuse(LUNETTE_TEXT("Error", "tensor %2 in %1 is not described by an object"));
    case State::DType:
        return refuse(LUNETTE_TEXT("Error", "the dtype of tensor %2 in %1 is not a text"));
    case State::ShapeStart:
    case State::Shape:
        return refuse(LUNETTE_TEXT("Error", "the shape of tensor %2 in %1 is not a list of whole numbers"));
    case State::OffsetsStart:
    case State::Offsets:
        return refuse(LUNETTE_TEXT("Error", "the offsets of tensor %2 in %1 are not two whole numbers"));
    default:
        return refuse(LUNETTE_TEXT("Error", "the metadata of %1 is not a list of texts"));
    }
}

bool HeaderReader::wrongNumber() {
    if (m_state == State::Shape)
        return refuse(LUNETTE_TEXT("Error", "the shape of tensor %2 in %1 holds a number that is not a size"));
    if (m_state == State::Offsets)
        return refuse(LUNETTE_TEXT("Error", "the offsets of tensor %2 in %1 hold a number that is not a position"));
    return wrongType();
}

bool HeaderReader::number_unsigned(number_unsigned_t value) {
    if (m_state == State::Skipped)
        return skipScalar();
    if (m_state == State::Shape) {
        if (entries.back().shape.size() == kMaxRank)
            return refuse(LUNETTE_TEXT("Error", "tensor %2 in %1 has too many dimensions"));
        entries.back().shape.push_back(value);
        return true;
    }
    if (m_state == State::Offsets && m_offsets.size() < 2) {
        m_offsets.push_back(value);
        return true;
    }
    return wrongType();
}

bool HeaderReader::string(string_t& value) {
    if (m_state == State::Skipped)
        return skipScalar();
    if (m_state == State::DType) {
        entries.back().dtype = value;
        m_state = State::Members;
        return true;
    }
    if (m_state == State::MetadataValue) {
        m_state = State::Metadata;
        return true;
    }
    return wrongType();
}

bool HeaderReader::start_object(size_t) {
    switch (m_state) {
    case State::Start:
        m_state = State::Names;
        return true;
    case State::Tensor:
        m_state = State::Members;
        m_members = 0;
        return true;
    case State::MetadataStart:
        m_state = State::Metadata;
        return true;
    case State::Skipped:
        return startSkipped();
    default:
        return wrongType();
    }
}

bool HeaderReader::key(string_t& name) {
    switch (m_state) {
    case State::Names:
        return startTensorName(name);
    case State::Members:
        return startMember(name);
    case State::Metadata:
        m_state = State::MetadataValue;
        return m_metadataNames.insert(name).second ||
               refuse(LUNETTE_TEXT("Error", "the metadata of %1 names an entry twice"));
    default: // inside a skipped value
        return true;
    }
}

bool HeaderReader::startTensorName(const std::string& name) {
    if (!m_names.insert(name).second) {
        refuse(LUNETTE_TEXT("Error", "%1 names tensor %2 twice"));
        atTensor = name;
        return false;
    }
    if (name == "__metadata__") {
        m_state = State::MetadataStart;
        return true;
    }
    entries.emplace_back().name = name;
    m_state = State::Tensor;
    return true;
}

bool HeaderReader::startMember(const std::string& name) {
    unsigned member = 0;
    State next = State::Skipped;
    if (name == "dtype") {
        member = kDType;
        next = State::DType;
    } else if (name == "shape") {
        member = kShape;
        next = State::ShapeStart;
    } else if (name == "data_offsets") {
        member = kOffsets;
        next = State::OffsetsStart;
    }
    if ((m_members & member) != 0)
        return refuse(LUNETTE_TEXT("Error", "tensor %2 in %1 is described twice"));
    m_members |= member;
    m_state = next;
    return true;
}

bool HeaderReader::end_object() {
    switch (m_state) {
    case State::Names:
        m_state = State::End;
        return true;
    case State::Members:
        if (m_members != kAll)
            return refuse(LUNETTE_TEXT("Error", "tensor %2 in %1 lacks its dtype, shape or offsets"));
        m_state = State::Names;
        return true;
    case State::Metadata:
        m_state = State::Names;
        return true;
    default: // only a skipped value is left
        return endSkipped();
    }
}

bool HeaderReader::start_array(size_t) {
    switch (m_state) {
    case State::ShapeStart:
        m_state = State::Shape;
        return true;
    case State::OffsetsStart:
        m_state = State::Offsets;
        m_offsets.clear();
        return true;
    case State::Skipped:
        return startSkipped();
    default:
        return wrongType();
    }
}

bool HeaderReader::end_array() {
    if (m_state == State::Skipped)
        return endSkipped();
    if (m_state == State::Offsets) {
        if (m_offsets.size() != 2)
            return wrongType();
        entries.back().begin = m_offsets[0];
        entries.back().end = m_offsets[1];
    }
    m_state = State::Members;
    return true;
}

bool HeaderReader::parse_error(size_t position, const std::string&, const nlohmann::detail::exception& reason) {
    if (reason.id == 406) // a number that no double holds
        return wrongNumber();
    refuse(LUNETTE_TEXT("Error", "the header of %1 is not valid JSON (at byte %2)"));
    atTensor = std::to_string(position);
    return false;
}

} // namespace

Result<std::vector<SafeTensorsEntry>> readSafeTensorsHeader(std::string_view json, const std::string& nameForErrors) {
    const std::string advice = LUNETTE_TEXT("Error", "the file is damaged; download it again");
    // The parser takes a zero byte for the end of the text.
    if (const size_t zero = json.find('\0'); zero != std::string_view::npos)
        return fail(ErrorCode::Pack, LUNETTE_TEXT("Error", "the header of %1 is not valid JSON (at byte %2)"), advice,
                    {nameForErrors, std::to_string(zero)});
    HeaderReader reader;
    if (!nlohmann::json::sax_parse(json.begin(), json.end(), &reader)) {
        if (reader.problem.empty())
            reader.problem = LUNETTE_TEXT("Error", "the header of %1 is not valid JSON");
        return fail(ErrorCode::Pack, reader.problem, advice, {nameForErrors, reader.atTensor});
    }
    return std::move(reader.entries);
}

} // namespace lunette
