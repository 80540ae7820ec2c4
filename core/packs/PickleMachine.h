#pragma once

#include "core/packs/ByteReader.h"
#include "core/packs/TensorFile.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lunette {

/// A strict reader of the pickle format for state dicts. It knows a dozen names, calls nothing, and turns what they
/// would make into plain records. Values are indices into its table, so loops in hostile data do no harm. Thread: one.
class PickleMachine {
public:
    enum class Kind {
        None,
        Bool,
        Integer,
        Float,
        Text,
        Tuple,
        List,
        Dict, ///< items are key, value, key, value ...
        Name,
        Storage, ///< items are those of the persistent id
        Tensor   ///< items are the arguments of _rebuild_tensor_v2
    };
    /// What a pickle may name.
    enum class Name { OrderedDict, RebuildTensor, RebuildParameter, Parameter, Size, Storage };
    using Index = uint32_t;

    struct Value {
        Kind kind = Kind::None;
        Name name = Name::Size;
        DType dtype = DType::F32; ///< of a storage class
        int64_t integer = 0;
        std::string_view text; ///< points into the pickle
        std::vector<Index> items;
    };

    /// Reads one pickle from `bytes`; the reader stands behind it afterwards. Nothing: `problem` says why.
    std::optional<Index> run(ByteReader& bytes);

    const Value& at(Index index) const { return m_values[index]; }
    /// All values of all pickles read so far are below this index.
    Index end() const { return static_cast<Index>(m_values.size()); }
    /// The kind of refusal, an English template with %2 for `detail`; "" before the first.
    const std::string& problem() const { return m_problem; }
    const std::string& detail() const { return m_detail; }

private:
    bool step(uint8_t opcode, ByteReader& bytes);
    bool stepNumber(uint8_t opcode, ByteReader& bytes);
    bool stepText(uint8_t opcode, ByteReader& bytes);
    bool stepContainer(uint8_t opcode);
    bool stepMemo(uint8_t opcode, ByteReader& bytes);
    bool stepObject(uint8_t opcode, ByteReader& bytes);

    bool refuse(const char* sentence, std::string detail = {});
    bool damaged();
    bool push(Value value);
    bool pushIndex(Index index);
    bool pushInteger(std::optional<uint64_t> value, unsigned bits);
    std::optional<Index> pop();
    /// The values above the last mark.
    std::optional<std::vector<Index>> popToMark();
    bool pushTuple(size_t count);
    bool append(std::vector<Index> items, Kind target);
    bool pushName(std::string_view module, std::string_view name);
    bool reduce();

    std::vector<Value> m_values;
    std::vector<Index> m_stack;
    std::vector<size_t> m_marks;
    std::unordered_map<uint64_t, Index> m_memo;
    size_t m_copiedPairs = 0;
    std::string m_problem;
    std::string m_detail;
};

} // namespace lunette
